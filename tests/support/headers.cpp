// A target needs a source: what this one is for are its precompiled headers.
