import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { CSP_META } from './src/main/csp.ts'
import { ALIASES } from './tools/aliases.ts'
import { licences } from './tools/licences.ts'

/**
 * Fontsource names a .woff beside each .woff2, for browsers that we do not build for; both would
 * be copied into the build.
 */
function woff2Only(): Plugin {
  return {
    name: 'woff2-only',
    enforce: 'post',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const [name, output] of Object.entries(bundle)) {
        if (output.type !== 'asset') continue
        if (name.endsWith('.woff')) delete bundle[name]
        else if (name.endsWith('.css')) {
          const css = String(output.source)
          output.source = css.replace(/,\s*url\([^)]*\.woff\)\s*format\(["']?woff["']?\)/g, '')
        }
      }
    },
  }
}

/** The pages are as strict when a plain web server sends them without our header. */
function policyInPage(): Plugin {
  return {
    name: 'policy-in-page',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CSP_META },
        injectTo: 'head-prepend',
      },
    ],
  }
}

const { pages, workers } = licences(import.meta.dirname)

const page = (name: string): string => path.resolve(import.meta.dirname, 'src/renderer', name)

// Targets are those of the oldest Electron the code runs on (33: Node 20, Chromium 130).
export default defineConfig({
  main: {
    build: { target: 'node20', minify: true },
  },
  preload: {
    build: {
      target: 'node20',
      minify: true,
      // A sandboxed preload script cannot load other files, nor be an ES module.
      externalizeDeps: false,
      rollupOptions: {
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    // Relative addresses: the build runs from app://bundle/ and from any folder of a web server.
    base: './',
    resolve: { alias: ALIASES },
    plugins: [react(), woff2Only(), policyInPage(), pages],
    worker: { plugins: () => [workers] },
    server: { hmr: { host: 'localhost', protocol: 'ws' } },
    build: {
      target: 'chrome130',
      minify: true,
      // data: fonts are outside the page's policy, and so is the polyfill's inline script.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: page('index.html'), print: page('print.html') } },
    },
  },
})
