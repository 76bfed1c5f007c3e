import Testing
import TestSupport
@Test func x() throws { let o = try Program.run(["--version"]); #expect(o.output == "synoptic 0.1.0\n") }
