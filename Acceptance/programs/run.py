#!/usr/bin/env python3
"""The programs' face, judged by others: schemathesis over the OpenAPI document, and the reference client of the Model Context
Protocol from PyPI, in both of its eras. Builds the release and serves a made-up folder on loopback."""
import asyncio, os, pathlib, subprocess, sys, tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY / "Acceptance"), str(REPOSITORY / "Benchmarks/support")]
import served
from support import environments
from support.reports import Report


def describe(base):
    """Asks every documented operation with odd and hostile values; it must answer as the document says."""
    command = [os.path.join(sys.prefix, "bin/schemathesis"), "run", base + "/api/v1/openapi.json", "--max-examples", "40",
               "--checks", "all", "--seed", "1", "--workers", "1", "--no-color"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=tempfile.gettempdir())
    print(result.stdout[-6000:] if result.returncode else result.stdout[-500:])
    return result.returncode == 0


async def converse(base, mode):
    """Lists the tools, finds a story, reads it, gives feedback, and makes a wrong request."""
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
    report = Report("programs")
    try: environments.with_packages("programs", ["schemathesis>=4", "mcp>=2"])
    except environments.Unavailable as error:
        report.skipped("the programs' face", str(error))
        return report.finish()
    served.build("tenhn")
    with tempfile.TemporaryDirectory(prefix="tenhn-programs") as name:
        folder = pathlib.Path(name)
        served.fill(folder, 20, words_each=200)
        subprocess.run([str(served.BINARY), "search", "--data", name, "warm"], check=True, stdout=subprocess.DEVNULL)
        with served.served(folder) as (base, _):
            for mode in ("legacy", "2026-07-28"):
                sentence = "The reference client of MCP finds, reads and answers, %s." % mode
                try:
                    asyncio.run(converse(base, mode))
                    report.passed(sentence)
                except Exception as error: report.failed(sentence, repr(error))
            report("schemathesis finds nothing in any operation.", describe(base))
    return report.finish()


sys.exit(main())
