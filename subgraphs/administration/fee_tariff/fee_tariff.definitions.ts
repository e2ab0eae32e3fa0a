import { NIL, v5 } from 'uuid'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { feeTariff } from './fee_tariff.table.ts'
import type { FeeStep } from './fee_tariff.rules.ts'

const ladder = (schoolType: string, ...steps: readonly (readonly [perMille: number, maxFee: number])[]): FeeStep[] =>
  steps.map(([perMille, maxFee], n) => ({ schoolType, childOrder: n + 1, perMille, maxFee }))

// The highest fees of förordning 2001:160, for a year whose ceiling is known here: others are the authority's to decide.
const highest = [
  {
    id: v5('FeeTariff/SE/2024', NIL),
    authorityId: null,
    displayName: 'Maxtaxa 2024',
    startDate: '2024-01-01',
    endDate: '2024-12-31',
    incomeCeiling: 56_250,
    steps: [...ladder('FS', [30, 1688], [20, 1125], [10, 563]), ...ladder('FTH', [20, 1125], [10, 563], [10, 563])],
    source: 'Förordning (2001:160) om statsbidrag till kommuner som tillämpar maxtaxa; inkomsttak 2024',
  },
]

/** Writes the highest fees that the state has set and that are not there yet, at every migrate. */
export const ensureFeeTariffs = (tx: Write): Promise<void> => insertRows(tx, feeTariff, highest)
