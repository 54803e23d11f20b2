import "server-only";
import type { Migration } from "kysely";
import type { Engine } from "../engine-differences";
import { firstTables } from "./0001-first-tables";
import { changeTables } from "./0002-changes";
import { peopleTables } from "./0003-people";
import { changePlanColumns } from "./0004-change-plans";
import { approvalTables } from "./0005-approvals";
import { reviewFactColumns } from "./0006-review-facts";
import { replicaTables } from "./0007-replicas";
import { certificateTables } from "./0008-certificates";
import { tlsProofTable } from "./0009-tls-proofs";
import { rotationColumns } from "./0010-rotations";
import { rotationChecklistTables } from "./0011-rotation-checklists";
import { listSearch } from "./0013-list-search";
import { listViewTables } from "./0014-list-views";
import { steadyStateTables } from "./0015-steady-state";
import { foldedSortNames } from "./0016-folded-sort-names";
import { instanceTexts } from "./0017-instance-texts";
import { instanceTextsByName } from "./0018-instance-texts-by-name";
import { instanceTextsChanges } from "./0019-instance-texts-changes";

/** Every migration, in order of its name. A released one is never edited; what comes next gets the next number. */
export function allMigrations(engine: Engine): Record<string, Migration> {
  return {
    "0001-first-tables": { up: (db) => firstTables(db, engine) },
    "0002-changes": { up: (db) => changeTables(db) },
    "0003-people": { up: (db) => peopleTables(db, engine) },
    "0004-change-plans": { up: (db) => changePlanColumns(db) },
    "0005-approvals": { up: (db) => approvalTables(db) },
    "0006-review-facts": { up: (db) => reviewFactColumns(db) },
    "0007-replicas": { up: (db) => replicaTables(db) },
    "0008-certificates": { up: (db) => certificateTables(db) },
    "0009-tls-proofs": { up: (db) => tlsProofTable(db) },
    "0010-rotations": { up: (db) => rotationColumns(db) },
    "0011-rotation-checklists": { up: (db) => rotationChecklistTables(db) },
    "0013-list-search": { up: (db) => listSearch(db, engine) },
    "0014-list-views": { up: (db) => listViewTables(db) },
    "0015-steady-state": { up: (db) => steadyStateTables(db) },
    "0016-folded-sort-names": { up: (db) => foldedSortNames(db, engine) },
    "0017-instance-texts": { up: (db) => instanceTexts(db, engine) },
    "0018-instance-texts-by-name": { up: (db) => instanceTextsByName(db, engine) },
    "0019-instance-texts-changes": { up: (db) => instanceTextsChanges(db, engine) },
  };
}
