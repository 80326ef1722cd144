// What a Swift host imports: the engine, and the values that pass through it.
@_exported public import ParleyModel
