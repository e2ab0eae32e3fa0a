import { withoutPersonalData } from '../../shared/personal.ts'
import { cube, cubeCell, cubeKind, cubeTold } from './cube.table.ts'

export const cubePersonal = [
  withoutPersonalData(cubeKind, 'What is counted of which facts.'),
  withoutPersonalData(cube, 'That something was counted.', ['placeId']),
  withoutPersonalData(cubeCell, 'How many there were of a unit.', ['placeId']),
  withoutPersonalData(cubeTold, 'Which places are told of.', ['placeId']),
]
