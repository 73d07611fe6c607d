//! Tests of `term`.
