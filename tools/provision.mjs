// Installs what the tests need of the system, on Debian and its kin, by root; else names it.

import { electronRuntime } from './electron-runtime.mjs'
import { aptLine, canInstall, install, missingForTests } from './machine.mjs'

const { dist } = await electronRuntime({ log: console.error })
const missing = missingForTests(dist)
if (missing.length === 0) console.error('Nothing is missing.')
else if (!canInstall()) {
  console.error(`Missing: ${missing.join(', ')}. Install it:\n  ${aptLine(missing)}`)
  process.exit(1)
} else if (!install(missing)) process.exit(1)
