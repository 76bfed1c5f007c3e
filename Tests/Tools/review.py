#!/usr/bin/env python3
"""Tries the server of `synoptic review` as browsers, other sites, a full disk and a kill try it.

usage: review.py SYNOPTIC ALIGNMENT

The alignment is copied; its documents must be found from its folder. Prints what is not as it should be; the status is the number of these.
"""
import http.client, json, os, pathlib, random, re, resource, shutil, signal, socket, subprocess, sys, tempfile, threading, time

TOKEN = "reviewtoken12345"
problems = []


def check(is_right, what):
    if not is_right:
        problems.append(what)
        print(what)


class Server:
    def __init__(self, program, file, port=0, largest_file=None):
        def limit():
            if largest_file is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
        self.process = subprocess.Popen(
            [program, "review", file, "--port", str(port), "--no-names", "--no-conflicts", "--no-lexicon"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "SYNOPTIC_REVIEW_TOKEN": TOKEN, "SYNOPTIC_ENCODER": "/nonexistent"}, preexec_fn=limit)
        self.address = self.process.stdout.readline().strip()
        match = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/" + TOKEN + "/", self.address)
        self.port = int(match.group(1)) if match else 0

    def request(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
        if body is not None:
            headers = {"Content-Type": "application/json", **headers}
            body = body if isinstance(body, (str, bytes)) else json.dumps(body)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, response.read(), dict(response.getheaders())
        finally:
            connection.close()

    def post(self, path, body, **headers):
        status, content, _ = self.request("POST", f"/{TOKEN}/{path}", body, **headers)
        return status, json.loads(content)

    def revision(self):
        """The state as it stands; a window that knows none is told so."""
        return json.loads(self.request("GET", f"/{TOKEN}/changes?since=0&window=windowone")[1])["revision"]

    def end(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        output, errors = self.process.communicate(timeout=30)
        return self.process.returncode, errors


def saved(file):
    return json.loads(pathlib.Path(file).read_text(encoding="utf8"))


def statuses(file):
    return {link["id"]: link["status"] for link in saved(file)["links"]}


def strangers(server):
    """Who has not the address is not let in; what is no request of a page is an error that says so."""
    own = f"/{TOKEN}/"
    for name, path, headers, expected in [
            ("the page", own, {}, 200), ("the page by another name", own, {"Host": f"localhost:{server.port}"}, 200),
            ("no token", "/", {}, 403), ("another token", "/reviewtoken12346/", {}, 403), ("the beginning of the token", f"/{TOKEN[:-1]}/", {}, 403),
            ("a token with more", f"/{TOKEN}x/", {}, 403), ("a path around it", f"/x/../{TOKEN}/", {}, 403),
            ("another host", own, {"Host": "example.org"}, 403), ("another port", own, {"Host": "127.0.0.1:1"}, 403),
            ("another site", own, {"Origin": "http://example.org"}, 403), ("a page without an origin", own, {"Origin": "null"}, 403),
            ("its own origin", own, {"Origin": f"http://127.0.0.1:{server.port}"}, 200), ("no such address", own + "etc/passwd", {}, 404),
            ("no such format", own + "export/a.exe", {}, 404), ("a path as a format", own + "export/../../etc/passwd", {}, 404)]:
        status, content, headers = server.request("GET", path, **headers)
        check(status == expected, f"{name}: {status}, not {expected}")
        if status != 200:
            check(TOKEN.encode() not in content, f"{name}: the answer has the token")
        else:
            check(headers.get("X-Content-Type-Options") == "nosniff" and headers.get("Cache-Control") == "no-store", f"{name}: headers {headers}")
    now = server.revision()
    good = {"window": "windowone", "revision": now, "action": {"kind": "status", "link": "l1", "status": "confirmed"}}
    for name, body, headers in [
            ("no JSON", "hello", {}), ("no action", {"window": "windowone", "revision": 0}, {}), ("a window that is none", {**good, "window": "w <b>"}, {}),
            ("no revision", {"window": "windowone", "action": good["action"]}, {}), ("half a body", json.dumps(good)[:-9], {}), ("a list", [], {}),
            ("a form", good, {"Content-Type": "text/plain"}), ("a body without end", "[" * 500_000, {}), ("a long body", {**good, "x": "y" * 2_000_000}, {})]:
        status, content, _ = server.request("POST", own + "actions", body, **headers)
        check(status == 400, f"{name}: {status}, not 400")
    for method in ["PUT", "DELETE", "OPTIONS", "HEAD"]:
        status, _, _ = server.request(method, own + "actions")
        check(status in (404, 405), f"{method}: {status}")
    status, answer = server.post("actions", {**good, "revision": now + 99})
    check(status == 409 and answer.get("reload"), f"a revision that never was: {status}")
    status, _, _ = server.request("POST", own + "actions", good, Origin="http://example.org")
    check(status == 403, f"an action of another site: {status}")


def crowds(program, server, file):
    """Long bodies that are refused, more connections than there may be, and a second server on the file leave the review as it is."""
    for path in ("/wrongtokenwrongtok/actions", f"/{TOKEN}/actions"):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        connection.request("POST", path, "x" * 3_000_000, {"Content-Type": "application/json"})
        first = connection.getresponse()
        first.read()
        connection.request("GET", f"/{TOKEN}/changes?since=0&window=windowone")
        second = connection.getresponse()
        check((first.status, second.status) in ((403, 200), (400, 200)), f"after a long body to {path}: {first.status}, {second.status}")
        connection.close()
    limit, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    idle = []
    try:
        for _ in range(limit + 50):
            idle.append(socket.create_connection(("127.0.0.1", server.port), timeout=5))
    except OSError:
        pass
    for one in idle:
        one.close()
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, most))
    time.sleep(1)
    check(server.process.poll() is None, "many connections end the server")
    check(server.request("GET", f"/{TOKEN}/changes?since=0&window=windowone")[0] == 200, "after many connections the server does not answer")
    second = subprocess.run([program, "review", file], capture_output=True, text=True, timeout=60)
    check(second.returncode == 2 and "is being reviewed already" in second.stderr, f"a second server: {second.returncode} {second.stderr}")
    busy = subprocess.run([program, "review", file + ".copy", "--port", str(server.port)], capture_output=True, text=True, timeout=60)
    check(busy.returncode == 2 and "is in use" in busy.stderr, f"a port in use: {busy.returncode} {busy.stderr}")


def two_windows(server, file):
    """Each hears of what the other does; nothing is written over unseen."""
    now = server.revision()
    status, answer = server.post("actions", {"window": "windowone", "revision": now, "action": {"kind": "status", "link": "l1", "status": "confirmed"}})
    check(status == 200 and statuses(file)["l1"] == "confirmed", "a decision is not in the file")
    status, answer = server.post("actions", {"window": "windowtwo", "revision": now, "action": {"kind": "status", "link": "l1", "status": "rejected"}})
    check(status == 409 and answer["code"] == "changed-elsewhere" and len(answer["changes"]) == 1, f"a decision is written over unseen: {status}")
    heard = []
    waiting = threading.Thread(target=lambda: heard.append(json.loads(server.request("GET", f"/{TOKEN}/changes?since={now + 1}&window=windowtwo&wait=20")[1])))
    waiting.start()
    time.sleep(0.2)
    server.post("actions", {"window": "windowone", "revision": now + 1, "action": {"kind": "comment", "link": "l2", "comment": "no <b>"}})
    waiting.join(timeout=10)
    check(bool(heard) and heard[0]["revision"] == now + 2, f"a window that waits does not hear: {heard}")
    status, answer = server.post("undo", {"window": "windowtwo", "revision": now + 2})
    check(status == 409 and answer["code"] == "nothing", "a window takes back what it did not do")
    for revision in (now + 2, now + 3):
        server.post("undo", {"window": "windowone", "revision": revision})
    check(statuses(file)["l1"] == "automatic", "undo is not in the file")


def killed(program, file):
    """The server is killed at random moments while windows work: what was answered is in the file, and the file is whole."""
    rng = random.Random(7)
    names = sorted(statuses(file))
    answered = {}
    for _ in range(8):
        server = Server(program, file)
        revision = server.revision()
        end = threading.Timer(rng.uniform(0.05, 0.4), server.process.kill)
        end.start()
        try:
            while True:
                link, wanted = rng.choice(names), rng.choice(["confirmed", "rejected", "automatic"])
                status, answer = server.post("actions", {"window": "windowone", "revision": revision, "action": {"kind": "status", "link": link, "status": wanted}})
                check(status == 200, f"killed: {status}")
                revision = answer["revision"]
                answered[link] = wanted
                last = None
        except (OSError, http.client.HTTPException, ValueError):
            last = (link, wanted)
        server.process.wait(timeout=10)
        now = statuses(file)
        for link, wanted in answered.items():
            # What was not answered may have been saved all the same.
            if last and link == last[0]:
                check(now[link] in (wanted, last[1]), f"killed: {link} is {now[link]}, not {wanted}")
            else:
                check(now[link] == wanted, f"killed: {link} is {now[link]}, not {wanted}")
        answered = {link: now[link] for link in answered}
    check(len(answered) > 3, "killed: too little was done")


def full_disk(program, file):
    """What cannot be saved is refused, and the file stays as it was; once there is room, work goes on."""
    size = os.path.getsize(file)
    server = Server(program, file, largest_file=size + 64)
    before = pathlib.Path(file).read_bytes()
    now = server.revision()
    long = {"kind": "comment", "link": "l1", "comment": "x" * 1_000}
    status, answer = server.post("actions", {"window": "windowone", "revision": now, "action": long})
    check(status == 507 and "written" in (answer.get("problem") or ""), f"full disk: {status} {answer.get('problem')}")
    check(pathlib.Path(file).read_bytes() == before, "full disk: the file is another")
    check(answer["revision"] == now and answer["undo"] is None, "full disk: what was not saved was done")
    status, answer = server.post("actions", {"window": "windowone", "revision": now, "action": {**long, "comment": "x"}})
    check(status == 200, f"full disk: what there is room for is refused: {status}")
    server.end()
    check(not [name for name in os.listdir(os.path.dirname(file)) if name.endswith(".tmp")], "full disk: a file is left")


def main():
    program, alignment = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        for document in saved(alignment)["documents"]:
            for place in (alignment.parent, alignment.parent.parent):
                if (place / document["path"]).exists():
                    target = pathlib.Path(folder) / document["path"]
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(place / document["path"], target)
        file = os.path.join(folder, "result.json")
        shutil.copy(alignment, file)
        server = Server(program, file)
        check(server.port > 0, f"no address: {server.address}")
        strangers(server)
        shutil.copy(file, file + ".copy")
        crowds(program, server, file)
        two_windows(server, file)
        check(pathlib.Path(file).read_bytes() == alignment.read_bytes(), "all was taken back, and the file is another")
        status, errors = server.end(signal.SIGINT)
        check(status == 0 and "0 of " in errors, f"the end: {status} {errors}")
        killed(program, file)
        full_disk(program, file)
    sys.exit(min(len(problems), 100))


if __name__ == "__main__":
    main()
