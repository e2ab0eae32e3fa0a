/** Rows of a draft: for its principal and whoever is named in it. */
export const draftReaders = (column: string) => ({
  meaning: 'the principal and those named in the analysis, while they work there',
  viewer: `${column} = any (array(select access.drafted_analyses()))`,
})

/** Whoever writes in an analysis, while it is being written. */
export const whileOpen = {
  meaning: 'the principal and the authors, while the analysis is being written',
  viewer: 'analysis_id = any (array(select access.open_analyses()))',
}

/** Rows that say where they belong: for those who administer the authority. */
export const authorityThere = {
  meaning: 'administrators of the authority',
  viewer: `organisation_id = any (array(select access.units('AUTHORITY_ADMIN')))`,
}

/** The same, of what is published: the staff as their unit has decided, its observers, and the authority. */
export const publishedReaders = {
  meaning: 'the staff as their unit has decided, its observers, and administrators of the authority',
  viewer: `organisation_id = any (array(select access.quality_units()))
    or organisation_id = any (array(select access.units('UNIT_OBSERVER', 'AUTHORITY_ADMIN')))`,
}
