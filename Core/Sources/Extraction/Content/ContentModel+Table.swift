// Made by Tools/train-content; train again instead of editing.
let contentModelTable = """
  [threshold]
  0.5
  """
