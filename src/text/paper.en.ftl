# Paper: words that the writers put themselves.

paper-unknown = unknown
