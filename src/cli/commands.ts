import { alignCommand } from './align.ts'
import type { Command } from './command.ts'
import { compareCommand } from './compare.ts'
import { exportCommand } from './export.ts'
import { inspect } from './inspect.ts'
import { mergeCommand } from './merge.ts'
import { pseudoCommand } from './pseudo.ts'
import { roundtripCommand } from './roundtrip.ts'
import { segmentCommand } from './segment.ts'

/** Every command of the program, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  inspect,
  segmentCommand,
  alignCommand,
  exportCommand,
  mergeCommand,
  compareCommand,
  roundtripCommand,
  pseudoCommand,
]
