/** Why documents about special support are kept, what becomes of them, and why no extract shows them. */
export const aboutSupport = {
  purpose: {
    en: 'To find out what support a pupil needs, to decide it and to follow it up.',
    sv: 'Att utreda vilket stöd en elev behöver, besluta om det och följa upp det.',
  },
  legalBasis: {
    en: 'Exercise of authority, article 6(1)(e) and 9(2)(g): the Education Act (2010:800), chapter 3, sections 5-12.',
    sv: 'Myndighetsutövning, artikel 6.1 e och 9.2 g: skollagen (2010:800) 3 kap. 5-12 §§.',
  },
  subjects: ['studentId'],
  // Guardians may have the extract: that there is anything at all is told by the authority's policy or after a review, not here.
  shownWhere: 'false',
  onErasure: {
    keep: {
      en: 'Documents of a case of an authority are kept as public archives law says.',
      sv: 'Handlingar i ett ärende hos en myndighet bevaras enligt arkivlagen.',
    },
  },
  retention: { after: 'RELATION_END', months: null },
} as const
