import path from 'node:path'
import { chromium, type Page } from 'playwright'
import { build, preview } from 'vite'

/** Chromium as benches run it. @param args besides what an account like root needs */
export const launchChromium = (args: readonly string[] = []) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args],
  })

/**
 * Measures on a page of a bench, built as the app is. Frames come as soon as they are ready instead
 * of at the beat of a screen, so that a time is work and not waiting.
 * @param folder beside the benches, with the page
 * @param ready an expression that holds once the page can be measured
 */
export async function onBuiltPage<T>(
  folder: string,
  ready: string,
  measure: (page: Page) => Promise<T>,
): Promise<T> {
  const root = path.resolve(import.meta.dirname, folder)
  const outDir = path.resolve(import.meta.dirname, `../../tmp/bench-${folder}`)
  await build({
    root,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0 },
  })
  const server = await preview({ root, build: { outDir }, preview: { port: 0 }, logLevel: 'error' })
  const browser = await launchChromium(['--disable-frame-rate-limit', '--disable-gpu-vsync'])
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(server.resolvedUrls!.local[0]!)
    await page.waitForFunction(ready)
    return await measure(page)
  } finally {
    await browser.close()
    await server.close()
  }
}
