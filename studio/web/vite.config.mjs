import { defineConfig } from 'vite';

export default defineConfig({
  base: '/',
  // No file of the project's root and no environment: the page is built only from this folder.
  envDir: false,
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The content policy does not allow data: fonts.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
