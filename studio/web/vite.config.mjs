import { defineConfig } from 'vite';

export default defineConfig({
  base: '/',
  // No file of the project's root, no environment: the page is made of this folder alone.
  envDir: false,
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The content policy takes no data: fonts.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
