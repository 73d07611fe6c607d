//! What goes out as data: records and figures in, bytes out, without files and without a clock. The caller names the
//! reference date, so the same register gives the same bytes. Reading them back is left to `import`.

pub mod calendar;
pub mod csv;
pub mod json;
pub mod markdown;
pub mod ocds;
pub mod ods;
pub mod table;
pub mod xlsx;
