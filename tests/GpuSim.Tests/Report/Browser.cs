using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GpuSim.Report.Drawing;

namespace GpuSim.Tests.Report;

/// <summary>Debian's Chromium without a screen, driven by its own protocol of developer tools; absent where there is no Chromium.</summary>
public sealed class Browser : IAsyncLifetime
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    readonly TemporaryFolder _profile = new();
    readonly ClientWebSocket _socket = new();
    readonly List<string> _complaints = [];
    Process? _process;
    int _calls;
    bool _loaded;

    /// <summary>What pages logged as errors or threw since the last page was opened.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Skips the test where there is no browser.</summary>
    public void Require() => Assert.SkipWhen(_process is null, "no chromium here");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!File.Exists("/usr/bin/chromium")) return;
        string[] arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run", "--window-size=1400,1000", "--remote-debugging-port=0", $"--user-data-dir={_profile.Path}", "about:blank"];
        _process = Process.Start(new ProcessStartInfo("/usr/bin/chromium", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        using var limit = new CancellationTokenSource(Limit);
        var port = 0;
        while (port == 0 && await _process.StandardError.ReadLineAsync(limit.Token) is { } line)
            if (Regex.Match(line, @"listening on ws://127\.0\.0\.1:(\d+)/") is { Success: true } match) port = int.Parse(match.Groups[1].Value);
        _ = _process.StandardError.ReadToEndAsync(CancellationToken.None); // else its pipe would fill up
        using var client = new HttpClient();
        var pages = JsonNode.Parse(await client.GetStringAsync($"http://127.0.0.1:{port}/json/list", limit.Token))!.AsArray();
        await _socket.ConnectAsync(new(pages.First(page => (string?)page!["type"] == "page")!["webSocketDebuggerUrl"]!.GetValue<string>()), limit.Token);
        foreach (var domain in (string[])["Page", "Runtime", "Log"]) await Call($"{domain}.enable");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (_process is { HasExited: false }) _process.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        LeaveProfile();
        return ValueTask.CompletedTask;
    }

    // Its children may write for a moment longer than it lives itself.
    void LeaveProfile()
    {
        for (var turn = 0; Directory.Exists(_profile.Path); turn++)
        {
            try
            {
                _profile.Dispose();
            }
            catch (IOException) when (turn < 50)
            {
                Thread.Sleep(100);
            }
        }
    }

    /// <summary>Opens a file and waits until it is loaded.</summary>
    public async Task Open(string file)
    {
        _complaints.Clear();
        _loaded = false;
        await Call("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri });
        while (!_loaded) await Receive();
    }

    /// <summary>The value of an expression on the page; it waits for a promise.</summary>
    public async Task<JsonNode?> Evaluate(string expression)
    {
        var result = await Call("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.Null(result["exceptionDetails"]);
        return result["result"]!["value"];
    }

    /// <summary>Moves the pointer there, or turns its wheel; waits for the page to be painted.</summary>
    public async Task Pointer(string kind, double x, double y, double wheel = 0)
    {
        await Call("Input.dispatchMouseEvent", new() { ["type"] = kind, ["x"] = x, ["y"] = y, ["deltaX"] = 0, ["deltaY"] = wheel });
        await Evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
    }

    /// <summary>What is on the screen.</summary>
    public async Task<PixelPicture> Screenshot() =>
        PngReader.Read(Convert.FromBase64String((await Call("Page.captureScreenshot"))["data"]!.GetValue<string>()));

    async Task<JsonNode> Call(string method, JsonObject? parameters = null)
    {
        var id = ++_calls;
        var text = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] }.ToJsonString();
        using var limit = new CancellationTokenSource(Limit);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, limit.Token);
        while (true)
        {
            var answer = await Receive();
            if ((int?)answer["id"] != id) continue;
            return answer["result"] ?? throw new InvalidOperationException($"{method}: {answer.ToJsonString()}");
        }
    }

    async Task<JsonNode> Receive()
    {
        using var limit = new CancellationTokenSource(Limit);
        var (message, buffer) = (new MemoryStream(), new byte[65536]);
        for (var end = false; !end;)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            message.Write(buffer, 0, part.Count);
            end = part.EndOfMessage;
        }
        var json = JsonNode.Parse(message.ToArray())!;
        Notice(json);
        return json;
    }

    void Notice(JsonNode json)
    {
        var (method, what) = ((string?)json["method"], json["params"]);
        _loaded |= method == "Page.loadEventFired";
        if (method == "Runtime.exceptionThrown"
            || (method == "Runtime.consoleAPICalled" && (string?)what!["type"] is "error" or "assert")
            || (method == "Log.entryAdded" && (string?)what!["entry"]!["level"] is "error" or "warning")) _complaints.Add(what!.ToJsonString(new JsonSerializerOptions()));
    }
}
