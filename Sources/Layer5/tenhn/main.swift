print("tenhn")
