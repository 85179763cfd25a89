//! One file a feature.

mod foundation;
