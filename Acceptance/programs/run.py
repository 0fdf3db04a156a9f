#!/usr/bin/env python3
"""The programs' face judged by others: schemathesis over the OpenAPI document, and the reference client of the Model Context
Protocol from PyPI, in both of its eras. Serves a made-up folder on loopback; needs a release build, makes its own environment."""
import asyncio, os, pathlib, subprocess, sys, tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
VENV = pathlib.Path(os.environ.get("TENHN_PROGRAMS_VENV", REPOSITORY / ".build/programs-venv"))
sys.path.insert(0, str(REPOSITORY / "Benchmarks/support"))


def prepare():
    """Starts this script again inside an environment that has the judges."""
    if os.environ.get("TENHN_PROGRAMS_READY"):
        return
    python = VENV / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "schemathesis>=4", "mcp>=2"], check=True)
    os.execve(str(python), [str(python), __file__, *sys.argv[1:]], {**os.environ, "TENHN_PROGRAMS_READY": "1"})


def describe(base):
    """Every documented operation, with odd and hostile values, must answer as the document says."""
    command = [str(VENV / "bin/schemathesis"), "run", base + "/api/v1/openapi.json", "--max-examples", "40",
               "--checks", "all", "--seed", "1", "--workers", "1", "--no-color"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=tempfile.gettempdir())
    print(result.stdout[-6000:] if result.returncode else result.stdout[-500:])
    return result.returncode == 0


async def converse(base, mode):
    """Lists the tools, finds a story, reads it, and is told what is wrong with a request."""
    from mcp import Client

    async with Client(base + "/mcp", mode=mode) as client:
        tools = (await client.list_tools()).tools
        names = {tool.name for tool in tools}
        assert names >= {"list_editions", "search", "get_story", "give_feedback"} and len(names) == len(tools), names
        found = await client.call_tool("search", {"q": '"zanzibar accord"'})
        key, number = found.content[0].text.splitlines()[1].split(":")[0].split()
        story = await client.call_tool("get_story", {"key": key, "number": int(number)})
        assert "Nobody had expected" in story.content[0].text
        refused = await client.call_tool("get_story", {"key": key, "number": 77})
        assert refused.is_error
        answer = await client.call_tool("give_feedback", {"key": key, "number": int(number), "verdict": "worth"})
        assert not answer.is_error
        print(f"MCP, {mode}: {client.protocol_version}, {len(tools)} tools, found, read, refused, answered")


def main():
    prepare()
    import served

    served.build("tenhn")
    with tempfile.TemporaryDirectory(prefix="tenhn-programs") as name:
        folder = pathlib.Path(name)
        served.fill(folder, 20, words_each=200)
        subprocess.run([str(served.BINARY), "search", "--data", name, "warm"], check=True, stdout=subprocess.DEVNULL)
        with served.served(folder) as (base, _):
            for mode in ("legacy", "2026-07-28"):
                asyncio.run(converse(base, mode))
            good = describe(base)
    sys.exit(0 if good else 1)


main()
