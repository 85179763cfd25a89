/// The infrastructure failed; the transaction is rolled back and what caused it stays where it was.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Trying again later may work.
    #[error("{doing} failed; will try again")]
    Retry {
        /// What was being done, such as `saving a report`.
        doing: &'static str,
        /// What the engine said.
        #[source]
        cause: sqlx::Error,
    },
    /// Trying again cannot work: the update is set aside and the operator is told.
    #[error("{table}.{column} holds a value that we never write")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// Its column.
        column: &'static str,
    },
    /// The transaction changes nothing any more: somebody else now holds this role.
    #[error("the lease of the {role} is lost")]
    LeaseLost {
        /// The role.
        role: &'static str,
    },
}

/// Names what was being done when the database failed.
pub trait During<T> {
    /// Turns the engine's error into a fault that says what was being done.
    fn during(self, doing: &'static str) -> Result<T, Fault>;
}

impl<T> During<T> for Result<T, sqlx::Error> {
    fn during(self, doing: &'static str) -> Result<T, Fault> {
        self.map_err(|cause| Fault::Retry { doing, cause })
    }
}
