import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { ALIASES } from './tools/aliases.ts'

/** Chromium refuses its sandbox when run by root, as continuous integration often does. */
const asRoot = process.getuid?.() === 0

const PROSEMIRROR = [
  'commands',
  'history',
  'inputrules',
  'keymap',
  'model',
  'state',
  'transform',
  'view',
].map((name) => `prosemirror-${name}`)

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'],
        },
      },
      {
        plugins: [react()],
        resolve: { alias: ALIASES },
        optimizeDeps: {
          // Named here, or they are found one by one and the page is reloaded under the tests.
          include: [
            '@mozilla/readability',
            'linkedom/worker',
            'mdast-util-from-markdown',
            'mdast-util-frontmatter',
            'mdast-util-gfm',
            'mdast-util-math',
            'micromark-extension-frontmatter',
            'micromark-extension-gfm',
            'micromark-extension-math',
            'papaparse',
            'parse5',
            'saxes',
            'yaml',
            'react',
            'react-dom/client',
            'react/jsx-runtime',
            'react/jsx-dev-runtime',
            'axe-core',
            'cmdk',
            'dexie',
            'docx',
            'fast-check',
            'fflate',
            'fractional-indexing',
            'intl-messageformat',
            'lucide-react',
            'radix-ui',
            'zustand',
            'zustand/vanilla',
            ...PROSEMIRROR,
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          // What is waited for comes at once on an idle machine, later on a shared one.
          expect: { poll: { timeout: 8000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
                args: asRoot ? ['--no-sandbox'] : [],
              },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }],
          },
        },
      },
    ],
  },
})
