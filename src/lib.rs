//! perceel
