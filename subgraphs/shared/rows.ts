import { sql } from 'drizzle-orm'
import { type PgPolicy, pgPolicy, pgRole } from 'drizzle-orm/pg-core'

/** The database roles of one subgraph. None may log in, none bypasses row security; only `owner` owns its tables. */
export const rolesOf = (subgraph: string) => ({
  owner: `skolgraf_${subgraph}_owner`,
  /** Reads and writes as one viewer; row policies compare with the sets of the `access` schema. */
  viewer: `skolgraf_${subgraph}_viewer`,
  /** A viewer whose reach is the whole authority: the same relations, asked row by row instead of as one long list. */
  authority: `skolgraf_${subgraph}_authority`,
  /** Imports, seeds and the readers of the change feed; never a viewer. */
  system: `skolgraf_${subgraph}_system`,
})

/** Runs the functions of the `access` schema, so it may read the tables that relations rest on, and nothing else. */
export const accessRole = 'skolgraf_access'

/** Looks up who a verified token belongs to, and may do nothing else. */
export const gatewayRole = 'skolgraf_gateway'

export type Command = 'select' | 'insert' | 'update' | 'delete'

/** What a row policy says in plain English, and the columns an update may touch. Printed into schema/access.md. */
/** The instant of the act that writes, in a policy: everything an act writes has the same. */
export const now = "current_setting('skolgraf.now', true)::timestamptz"

export interface RowRule {
  readonly command: Command | 'all'
  readonly role: string
  readonly meaning: string
  readonly columns: readonly string[] | null
}

const ruleOf = new WeakMap<PgPolicy, RowRule>()

/** The rule behind a declared policy; a policy written without these helpers has none, and the catalogue check refuses it. */
export const rowRule = (policy: PgPolicy): RowRule | undefined => ruleOf.get(policy)

interface Condition {
  readonly meaning: string
  /** SQL over the table's own columns for viewers; `column = any (array(select …))`, so that an index can drive it. */
  readonly viewer: string
  /** SQL for viewers with whole-authority reach. The viewers' own condition unless given. */
  readonly authority?: string
  /** For updates: what must hold of the row as it was, besides the condition, which holds before and after. */
  readonly was?: string
  /** For updates: the same of the row as it becomes. */
  readonly becomes?: string
  /** For updates: the only columns that may change. */
  readonly columns?: readonly string[]
}

function declare(
  role: string,
  command: RowRule['command'],
  condition: string,
  { meaning, columns, was, becomes }: Omit<RowRule, 'command' | 'role'> & Partial<Record<'was' | 'becomes', string | undefined>>,
) {
  const and = (more: string | undefined) => sql.raw(more === undefined ? condition : `(${condition}) and (${more})`)
  const using = command === 'insert' ? {} : { using: and(was) }
  const withCheck = command === 'select' || command === 'delete' ? {} : { withCheck: and(becomes) }
  const name = `${role.replace(/^skolgraf_/, '')}_${command}`
  const policy = pgPolicy(name, { as: 'permissive', for: command, to: pgRole(role).existing(), ...using, ...withCheck })
  ruleOf.set(policy, { command, role, meaning, columns })
  return policy
}

/** Row policies for the tables of one subgraph. Nothing is visible that none of them names. */
export function rowsOf(subgraph: string) {
  const roles = rolesOf(subgraph)
  const forViewers = (command: Command) => (condition: Condition) => {
    const rule = {
      meaning: condition.meaning,
      columns: condition.columns ?? null,
      was: condition.was,
      becomes: condition.becomes,
    }
    return [
      declare(roles.viewer, command, condition.viewer, rule),
      declare(roles.authority, command, condition.authority ?? condition.viewer, rule),
    ]
  }
  return {
    visible: forViewers('select'),
    insertable: forViewers('insert'),
    changeable: forViewers('update'),
    deletable: forViewers('delete'),
    /** Imports, seeds and readers of the change feed. Every table has it but those that are retained. */
    system: () => declare(roles.system, 'all', 'true', { meaning: 'imports and the change feed', columns: null }),
    /** What the system may read, and take away when its time is out, but never write or change: a log. */
    retained: () => [
      declare(roles.system, 'select', 'true', { meaning: 'register extracts', columns: null }),
      declare(roles.system, 'delete', 'true', { meaning: 'retention, when its time is out', columns: null }),
    ],
    /** What imports write once, for ever: the system neither changes nor removes it, but for these columns, where there are any. */
    imported: (...columns: readonly string[]) => [
      declare(roles.system, 'select', 'true', { meaning: 'imports and the change feed', columns: null }),
      declare(roles.system, 'insert', 'true', { meaning: 'imports', columns: null }),
      ...(columns.length > 0 ? [declare(roles.system, 'update', 'true', { meaning: 'imports', columns })] : []),
    ],
    /** Tables that relations rest on are read by the functions of the `access` schema. */
    access: () => declare(accessRole, 'select', 'true', { meaning: 'the functions of the access schema', columns: null }),
    /** Tables that a function of the `access` schema writes to, for callers who may not. */
    accessInserts: () => declare(accessRole, 'insert', 'true', { meaning: 'the functions of the access schema', columns: null }),
    accessDeletes: () => declare(accessRole, 'delete', 'true', { meaning: 'the functions of the access schema', columns: null }),
    accessChanges: (...columns: readonly string[]) =>
      declare(accessRole, 'update', 'true', { meaning: 'the functions of the access schema', columns }),
  }
}
