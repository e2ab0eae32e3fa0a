import { withoutPersonalData } from '../../shared/personal.ts'
import { qualityModel, qualityModelChoice, qualityModelSection } from './quality_model.table.ts'

export const qualityModelPersonal = [
  withoutPersonalData(qualityModel, 'What an authority asks analyses to say.', ['organisationId']),
  withoutPersonalData(qualityModelSection, 'What is to be written.'),
  // Kept for ever, as all of the quality work: who chose did so in office.
  withoutPersonalData(qualityModelChoice, 'By which model quality work is done.', ['organisationId', 'chosenById']),
]
