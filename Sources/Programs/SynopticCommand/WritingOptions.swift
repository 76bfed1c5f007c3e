import ArgumentParser

/// What the commands that write files ask about files that are there.
struct WritingOptions: ParsableArguments {
  @Flag(
    help:
      "Replace what is there, even if it is one of the files that are read, is not of the format that is written, is read-only, or belongs to another user."
  )
  var force = false
}
