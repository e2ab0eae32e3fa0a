import type { Sql } from './database.ts'

export interface Relation {
  readonly schema: string
  readonly name: string
  readonly kind: 'table' | 'view' | 'materialized view' | 'sequence' | 'foreign table'
  readonly enabled: boolean
  readonly forced: boolean
  readonly invoker: boolean
  readonly owner: string
  /** The partitioned table it is a part of. */
  readonly partitionOf: string | null
}

const relations = (sql: Sql, schemas: string, roles: string) => sql<Relation[]>`
  select n.nspname as schema, c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table'
      else 'table' end as kind,
    coalesce((select o.option_value::boolean from pg_options_to_table(c.reloptions) o
      where o.option_name = 'security_invoker'), false) as invoker,
    pg_get_userbyid(c.relowner) as owner, parent.name as partition_of
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  left join (
    select i.inhrelid, pn.nspname, format('%s.%s', pn.nspname, p.relname) as name
    from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
  ) parent on parent.inhrelid = c.oid
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    and (n.nspname = any (string_to_array(${schemas}, ','))
      or parent.nspname = any (string_to_array(${schemas}, ','))
      or pg_get_userbyid(c.relowner) = any (string_to_array(${roles}, ',')))`

export interface FoundPartition {
  readonly table: string
  /** The Swedish instant it begins with, and the one it ends before; null for the default partition. */
  readonly start: string | null
  readonly end: string | null
}

const partitions = (sql: Sql, schemas: string) => sql<FoundPartition[]>`
  select format('%s.%s', n.nspname, p.relname) as "table",
    (bounds[1]::timestamptz at time zone 'Europe/Stockholm')::text as start,
    (bounds[2]::timestamptz at time zone 'Europe/Stockholm')::text as end
  from pg_class c join pg_inherits i on i.inhrelid = c.oid
  join pg_class p on p.oid = i.inhparent join pg_namespace n on n.oid = p.relnamespace
  cross join regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM [(]''(.*?)''[)] TO [(]''(.*?)''[)]') bounds
  where c.relispartition and c.relkind <> 'i' and n.nspname = any (string_to_array(${schemas}, ','))`

/** The partitions there are, and what day it is: those of this year and the next must be among them. */
export async function readPartitions(sql: Sql, schemas: string) {
  const [partition, [day]] = await Promise.all([
    partitions(sql, schemas),
    sql<{ today: string }[]>`select (now() at time zone 'Europe/Stockholm')::date::text as today`,
  ])
  return { partition, today: day!.today }
}

export interface Policy {
  readonly table: string
  readonly name: string
  readonly command: string
  readonly permissive: boolean
  readonly roles: string
}

const policies = (sql: Sql, schemas: string) => sql<Policy[]>`
  select format('%s.%s', n.nspname, c.relname) as "table", p.polname as name, p.polpermissive as permissive,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
      as command,
    (select string_agg(case r when 0 then 'PUBLIC' else pg_get_userbyid(r) end, ',') from unnest(p.polroles) r) as roles
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any (string_to_array(${schemas}, ','))`

export interface FoundGrant {
  readonly kind: 'schema' | 'relation' | 'function'
  readonly object: string
  readonly name: string
  readonly grantee: string
  readonly privilege: string
}

const grants = (sql: Sql, schemas: string) => sql<FoundGrant[]>`
  with n as (select * from pg_namespace where nspname = any (string_to_array(${schemas}, ','))),
  acl(kind, object, name, owner, col, entry) as (
    select 'schema', n.nspname::text, n.nspname, n.nspowner, null, a from n, aclexplode(n.nspacl) a
    union all
    select 'relation', format('%s.%s', n.nspname, c.relname), c.relname, c.relowner, null, a
    from n join pg_class c on c.relnamespace = n.oid, aclexplode(c.relacl) a
    union all
    select 'relation', format('%s.%s', n.nspname, c.relname), c.relname, c.relowner, t.attname, a
    from n join pg_class c on c.relnamespace = n.oid join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
    union all
    select 'function', p.oid::regprocedure::text, p.proname, p.proowner, null, a
    from n join pg_proc p on p.pronamespace = n.oid, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
  )
  select kind, object, name, case (entry).grantee when 0 then 'PUBLIC' else pg_get_userbyid((entry).grantee) end as grantee,
    concat((entry).privilege_type, '(' || col || ')', case when (entry).is_grantable then ' WITH GRANT OPTION' end) as privilege
  from acl where (entry).grantee <> owner`

export interface FoundFunction {
  readonly schema: string
  readonly name: string
  readonly object: string
  readonly definer: boolean
  readonly pinned: boolean
  readonly owner: string
}

const functions = (sql: Sql, schemas: string) => sql<FoundFunction[]>`
  select n.nspname as schema, p.proname as name, p.oid::regprocedure::text as object, p.prosecdef as definer,
    pg_get_userbyid(p.proowner) as owner, exists (select from unnest(p.proconfig) s where s like 'search_path=%') as pinned
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = any (string_to_array(${schemas}, ','))`

export interface Role {
  readonly name: string
  readonly powers: string | null
}

const roles = (sql: Sql, names: string) => sql<Role[]>`
  select rolname as name, nullif(concat_ws(', ',
    case when rolsuper then 'SUPERUSER' end, case when rolbypassrls then 'BYPASSRLS' end, case when rolcanlogin then 'LOGIN' end,
    case when rolcreaterole then 'CREATEROLE' end, case when rolcreatedb then 'CREATEDB' end,
    case when rolreplication then 'REPLICATION' end), '') as powers
  from pg_roles where rolname = any (string_to_array(${names}, ','))`

export interface Member {
  readonly member: string
  readonly role: string
}

const memberships = (sql: Sql, names: string) => sql<Member[]>`
  select m.rolname as member, r.rolname as role from pg_auth_members a
  join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
  where m.rolname = any (string_to_array(${names}, ','))`

// Administrators are meant to reach everything. Everyone else who logs in must take a role first, and never one that owns.
const intruders = (sql: Sql, owners: string, callers: string) => sql<Member[]>`
  select l.rolname as member, r.rolname as role from pg_roles l, pg_roles r
  where l.rolcanlogin and not l.rolsuper and not l.rolcreaterole and l.oid <> r.oid
    and l.oid <> (select datdba from pg_database where datname = current_database())
    and (r.rolname = any (string_to_array(${owners}, ',')) and pg_has_role(l.oid, r.oid, 'MEMBER')
      or r.rolname = any (string_to_array(${callers}, ',')) and pg_has_role(l.oid, r.oid, 'USAGE'))`

export interface Key {
  readonly table: string
  readonly column: string
  readonly kind: 'index' | 'foreign key'
}

/** The first column of every index that holds all rows, and of every foreign key. */
const keys = (sql: Sql, schemas: string) => sql<Key[]>`
  select format('%s.%s', n.nspname, c.relname) as "table", t.attname as column, k.kind
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join (
    select indrelid, indkey[0], 'index' from pg_index where indisvalid and indpred is null
    union all select conrelid, conkey[1], 'foreign key' from pg_constraint where contype = 'f'
  ) k(relation, position, kind) on k.relation = c.oid
  join pg_attribute t on t.attrelid = c.oid and t.attnum = k.position
  where n.nspname = any (string_to_array(${schemas}, ','))`

export interface Seal {
  readonly schema: string
  readonly owner: string
  readonly seal: string | null
  readonly found: string
}

/** A schema's comment, and the sum of the conditions, functions and views in it as PostgreSQL prints them. */
export const seals = (sql: Sql, schemas: string) => sql<Seal[]>`
  select n.nspname as schema, pg_get_userbyid(n.nspowner) as owner, obj_description(n.oid, 'pg_namespace') as seal,
    md5(concat_ws(E'\n',
      (select string_agg(concat_ws(' ', c.relname, p.polname, pg_get_expr(p.polqual, p.polrelid), '|',
        pg_get_expr(p.polwithcheck, p.polrelid)), E'\n' order by c.relname, p.polname)
        from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = n.oid),
      (select string_agg(pg_get_functiondef(p.oid), E'\n' order by p.oid::regprocedure::text)
        from pg_proc p where p.pronamespace = n.oid and p.prokind in ('f', 'p')),
      (select string_agg(c.relname || pg_get_viewdef(c.oid), E'\n' order by c.relname)
        from pg_class c where c.relnamespace = n.oid and c.relkind = 'v'))) as found
  from pg_namespace n where n.nspname = any (string_to_array(${schemas}, ','))`

export type Facts = Awaited<ReturnType<typeof readFacts>>

/** Everything the catalogue check compares, in one round trip. */
export async function readFacts(sql: Sql, names: { schemas: string[]; owners: string[]; callers: string[] }) {
  const [schemas, owners, callers] = [names.schemas.join(), names.owners.join(), names.callers.join()]
  const all = `${owners},${callers}`
  const [relation, policy, grant, fn, role, membership, intruder, key, seal, partitioning, installed] = await Promise.all([
    relations(sql, schemas, all), policies(sql, schemas), grants(sql, schemas), functions(sql, schemas), roles(sql, all),
    memberships(sql, all), intruders(sql, owners, callers), keys(sql, schemas), seals(sql, schemas),
    readPartitions(sql, schemas), sql<{ name: string }[]>`select extname as name from pg_extension`,
  ]) // prettier-ignore
  return {
    relation,
    policy,
    grant,
    fn,
    role,
    membership,
    intruder,
    key,
    seal,
    ...partitioning,
    extension: installed.map(({ name }) => name),
  }
}
