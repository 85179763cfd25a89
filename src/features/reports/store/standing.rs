use super::super::standing::{Filed, Standing, State};
use crate::db::{During, Fault, Tx, fetch_all};
use crate::terms::{AreaId, PersonId, RoundId};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    micro_grid: i64,
    name: String,
    grid: i64,
    grid_name: String,
    counts: Option<String>,
    zero: Option<bool>,
    late: Option<bool>,
    excused: Option<i64>,
    asked: Option<i64>,
}

const LIST: &str = "
    SELECT a.id AS micro_grid, a.name, g.id AS grid, g.name AS grid_name, r.counts, r.zero, r.late,
           e.excused_at AS excused, q.person AS asked
    FROM area_within w
    JOIN areas a ON a.id = w.area AND a.level = 'micro_grid'
    JOIN areas g ON g.id = a.parent
    LEFT JOIN reports r ON r.micro_grid = a.id AND r.round = $2
    LEFT JOIN excuses e ON e.micro_grid = a.id AND e.round = $2
    LEFT JOIN (SELECT micro_grid, MAX(person) AS person FROM questions
               WHERE round = $2 AND answered_at IS NULL GROUP BY micro_grid) q ON q.micro_grid = a.id
    WHERE w.within = $1
    ORDER BY g.name, a.name, a.id";

/// How the micro-grids of an area, which may be one micro-grid, stand in a round; by grid and name, each once.
pub async fn list(tx: &mut Tx, round: &RoundId, within: AreaId) -> Result<Vec<Standing>, Fault> {
    let rows: Vec<Row> = fetch_all!(tx, LIST, within.0, round.key()).during("reading who has reported")?;
    rows.into_iter().map(Standing::try_from).collect()
}

const FILED: &str = "SELECT micro_grid, counts, zero, late FROM reports WHERE round = $1";

/// What counts of a round, by micro-grid.
pub async fn list_filed(tx: &mut Tx, round: &RoundId) -> Result<HashMap<AreaId, Filed>, Fault> {
    let rows: Vec<(i64, String, bool, bool)> =
        fetch_all!(tx, FILED, round.key()).during("reading a round's reports")?;
    rows.into_iter().map(|(area, counts, zero, late)| Ok((AreaId(area), filed(&counts, zero, late)?))).collect()
}

fn filed(counts: &str, zero: bool, late: bool) -> Result<Filed, Fault> {
    let corrupt = |_| Fault::Corrupt { table: "reports", column: "counts" };
    Ok(Filed { late, zero, counts: serde_json::from_str(counts).map_err(corrupt)? })
}

impl TryFrom<Row> for Standing {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self, Fault> {
        let state = match (row.counts, row.excused, row.asked) {
            (Some(counts), ..) => {
                State::Reported(filed(&counts, row.zero.unwrap_or(false), row.late.unwrap_or(false))?)
            }
            (None, Some(_), _) => State::Excused,
            (None, None, Some(person)) => State::Asked(PersonId(person)),
            (None, None, None) => State::Missing,
        };
        Ok(Self {
            micro_grid: AreaId(row.micro_grid),
            name: row.name,
            grid: AreaId(row.grid),
            grid_name: row.grid_name,
            state,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::form::FieldId;
    use super::*;

    fn row() -> Row {
        Row {
            micro_grid: 1,
            name: "QX-03-012".into(),
            grid: 2,
            grid_name: "QX-03".into(),
            counts: None,
            zero: None,
            late: None,
            excused: None,
            asked: None,
        }
    }

    fn state(row: Row) -> State {
        Standing::try_from(row).expect("a good row").state
    }

    #[test]
    fn silence_an_excuse_a_question_and_a_zero_report_are_four_things() {
        let zero = Row { counts: Some("{}".into()), zero: Some(true), late: Some(false), ..row() };
        assert_eq!(state(row()), State::Missing);
        assert_eq!(state(Row { excused: Some(5), ..row() }), State::Excused);
        assert_eq!(state(Row { asked: Some(7), ..row() }), State::Asked(PersonId(7)));
        assert_eq!(state(zero), State::Reported(Filed { zero: true, ..Filed::default() }));
    }

    #[test]
    fn a_report_outweighs_an_excuse_and_a_question() {
        let row =
            Row { counts: Some("{\"fever\":2}".into()), late: Some(true), excused: Some(5), asked: Some(7), ..row() };
        let State::Reported(filed) = state(row) else { panic!("not reported") };
        assert!(filed.late && !filed.zero);
        assert_eq!(filed.counts.get(&FieldId("fever".into())), Some(&2));
    }
}
