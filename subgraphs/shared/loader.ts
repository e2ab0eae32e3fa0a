import DataLoader from 'dataloader'

/** Loads rows by id, each id once a request. Unknown and invisible are both null. */
export function byId<Row extends { readonly id: string }>(query: (ids: readonly string[]) => Promise<readonly Row[]>) {
  return new DataLoader<string, Row | null>(async (ids) => {
    const rows = new Map((await query(ids)).map((row) => [row.id, row]))
    // PostgreSQL writes a UUID in lower case, whatever the caller did.
    return ids.map((id) => rows.get(id.toLowerCase()) ?? null)
  })
}

/** Loads the rows that belong to each of several parents with one query; a parent without rows has an empty list. */
export function byParent<Row>(query: (parents: readonly string[]) => Promise<readonly Row[]>, parentOf: (row: Row) => string) {
  return new DataLoader<string, readonly Row[]>(async (parents) => {
    const rows = new Map<string, Row[]>(parents.map((parent) => [parent, []]))
    for (const row of await query(parents)) rows.get(parentOf(row))?.push(row)
    return parents.map((parent) => rows.get(parent) ?? [])
  })
}

/** As byParent for a field with arguments: one query for all parents that are asked the same. */
export function byParentAnd<Args extends object, Row>(
  query: (parents: readonly string[], args: Args) => Promise<readonly Row[]>,
  parentOf: (row: Row) => string,
) {
  const loaders = new Map<string, DataLoader<string, readonly Row[]>>()
  return (parent: string, args: Args): Promise<readonly Row[]> => {
    const key = JSON.stringify(args)
    let loader = loaders.get(key)
    if (!loader) loaders.set(key, (loader = byParent((parents) => query(parents, args), parentOf)))
    return loader.load(parent)
  }
}
