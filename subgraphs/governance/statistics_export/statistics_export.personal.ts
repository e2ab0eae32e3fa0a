import { personal } from '../../shared/personal.ts'
import { statisticsExport } from './statistics_export.table.ts'

export const statisticsExportPersonal = [
  personal(statisticsExport, {
    concept: 'StatisticsExport',
    name: { en: 'Exports of statistics', sv: 'Statistikutdrag' },
    purpose: {
      en: 'To let whoever began an export read the whole of it as it was at one instant.',
      sv: 'Att den som begärt ett utdrag ska kunna läsa hela det som det var vid en tidpunkt.',
    },
    legalBasis: {
      en: 'A task in the public interest, article 6(1)(e): the Education Act (2010:800), chapter 4, on systematic quality work.',
      sv: 'Uppgift av allmänt intresse, artikel 6.1 e: skollagen (2010:800) 4 kap., om systematiskt kvalitetsarbete.',
    },
    subjects: ['begunById'],
    onErasure: { erase: true },
    retention: { after: 'begunAt', months: 0, days: 7 },
  }),
]
