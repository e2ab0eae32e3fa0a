/**
 * How sensitive information is, the least first (pedagogy, pedagogical administration, exercise of authority): a processor
 * agreement names the highest class its client application may be granted. PUBLIC data is about no person and needs no grant.
 * Source: requirement rows U1 to U4.
 */
export const informationClasses = ['PEDAGOGY', 'PEDAGOGICAL_ADMINISTRATION', 'EXERCISE_OF_AUTHORITY'] as const
