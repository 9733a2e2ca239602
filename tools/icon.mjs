// Draws resources/icon.png from resources/icon.svg, in Chromium. Run it after changing the drawing.

import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright'
import { root } from './build.mjs'
import { isRoot } from './machine.mjs'

const SIZE = 512
const svg = fs.readFileSync(path.join(root, 'resources', 'icon.svg'), 'utf8')
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: !isRoot,
})
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } })
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`)
await page.screenshot({ path: path.join(root, 'resources', 'icon.png'), omitBackground: true })
await browser.close()
