//! Imports: load what is on file, plan, write.

use super::plan::{Plan, Who, plan};
use super::roster::{Bad, Roster};
use super::store::roster;
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Place};

/// Plans the import of a roster into the database as it stands.
pub async fn plan_import(tx: &mut Tx, roster: Roster, district: &str) -> Result<Result<Plan, Vec<Bad>>, Fault> {
    let on_file = roster::load(tx).await?;
    Ok(plan(roster, &on_file, district))
}

/// Carries out a plan; the roles that the roster does not name go only where that is wanted, by [`remove_missing`].
pub async fn carry_out(tx: &mut Tx, plan: &Plan) -> Result<(), Fault> {
    let areas = areas::add_all(tx, &plan.new_areas).await?;
    for (area, households) in &plan.households {
        areas::set_households(tx, *area, *households).await?;
    }
    let mut people = Vec::with_capacity(plan.new_people.len());
    for facts in &plan.new_people {
        people.push(roster::add_person(tx, facts).await?);
    }
    for known in &plan.changed {
        roster::change_person(tx, known).await?;
    }
    for (who, role, place) in &plan.new_roles {
        let person = match who {
            Who::OnFile(id) => *id,
            Who::New(index) => people[*index],
        };
        let area = match place {
            Place::OnFile(id) => *id,
            Place::New(index) => areas[*index],
        };
        roster::add_role(tx, person, *role, area).await?;
    }
    Ok(())
}

/// Takes away the roles on file that the roster does not name.
pub async fn remove_missing(tx: &mut Tx, plan: &Plan) -> Result<(), Fault> {
    for (person, role, area) in &plan.missing_roles {
        roster::remove_role(tx, *person, *role, *area).await?;
    }
    Ok(())
}
