// Stands in for @types/node in the rooms that must not see Node: found first through `typeRoots`, it answers every
// `/// <reference types="node" />` of a library's declarations with nothing. See shared/tsconfig.json.
export {}
