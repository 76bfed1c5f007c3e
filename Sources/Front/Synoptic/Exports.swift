// What `import Synoptic` gives: the front and the modules whose types it takes and returns.

@_exported import AlignmentFiles
@_exported import AlignmentModel
@_exported import Basics
@_exported import ComparableMode
@_exported import Conflicts
@_exported import Dates
@_exported import Dictionaries
@_exported import Entities
@_exported import Interchange
@_exported import Names
@_exported import ParallelMode
@_exported import Preparation
@_exported import Texts
@_exported import Vectors
