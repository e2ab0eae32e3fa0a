interface Named {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
}

// The collation of the database's own lists.
const swedish = new Intl.Collator('sv')

/** Members in the order of a class list: family name, given name, id. Whom the viewer may not see is left out. */
export function byName<Member extends { readonly personId: string }>(
  members: readonly Member[],
  persons: readonly (Named | Error | null)[],
) {
  const named = new Map(persons.flatMap((person) => (person && !(person instanceof Error) ? [[person.id, person]] : [])))
  const compare = (one: Named, other: Named) =>
    swedish.compare(one.familyName, other.familyName) ||
    swedish.compare(one.givenName, other.givenName) ||
    swedish.compare(one.id, other.id)
  return members
    .filter(({ personId }) => named.has(personId))
    .toSorted((one, other) => compare(named.get(one.personId)!, named.get(other.personId)!))
}
