// Builds assets/built from npm packages: styles (Bootstrap with Udir's tokens), fonts, our scripts and the chart library.
// Every file carries a hash of its content in its name, so that it can be kept by browsers for ever.

import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import * as sass from 'sass';

const here = path.dirname(fileURLToPath(import.meta.url));
const built = path.join(here, 'built');
const packages = path.join(here, '..', 'node_modules');

/** The light colour tokens of Udir's theme as Sass variables; Bootstrap reckons with colours while it is compiled. */
function tokensAsSass() {
  const theme = readFileSync(path.join(packages, '@udir-design/theme/dist/index.css'), 'utf8');
  const light = theme.split('@layer ds.theme.color-scheme.light')[1].split('@media')[0];
  return [...light.matchAll(/--ds-color-([\w-]+): (#[0-9a-fA-F]+);/g)]
    .map(([, name, colour]) => `$${name}: ${colour};`)
    .join('\n');
}

const tokens = {
  canonicalize: (url) => (url === 'udir-tokens' ? new URL('udir:tokens') : null),
  load: () => ({ contents: tokensAsSass(), syntax: 'scss' }),
};

const styles = {
  name: 'styles',
  setup(build) {
    build.onLoad({ filter: /\.scss$/ }, ({ path: file }) => {
      const { css, loadedUrls } = sass.compile(file, {
        loadPaths: [packages],
        importers: [tokens, new sass.NodePackageImporter(here)],
        // Bootstrap 5.3 still imports the old way; our own partials do not.
        quietDeps: true,
        silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
      });
      const watchFiles = loadedUrls.filter((url) => url.protocol === 'file:').map(fileURLToPath);
      return { contents: css, loader: 'css', resolveDir: here, watchFiles };
    });
  },
};

// The chart library ships prose that only its reference manual needs, a dialog that uploads charts, and map styles.
const leanPlotly = {
  name: 'lean-plotly',
  setup(build) {
    const unneeded = [
      /^\s*description: '.*',?$/gm,
      /^\s*description: \[[^\]]*?\]\s*\.join\(.*\),?$/gm,
      /https:\/\/cloud\.plotly\.com\/newchart/g,
    ];
    build.onLoad({ filter: /modebar\/share_chart\/dialog\.js$/ }, () => ({ contents: 'module.exports = () => {};' }));
    build.onLoad({ filter: /plotly\.js\/src\/.*\.js$/ }, ({ path: file }) => ({
      contents: unneeded.reduce((source, found) => source.replace(found, ''), readFileSync(file, 'utf8')),
      loader: 'js',
    }));
    build.onLoad({ filter: /maplibre-gl\.css$/ }, () => ({ contents: '', loader: 'js' }));
  },
};

const result = await esbuild.build({
  absWorkingDir: path.join(here, '..'),
  entryPoints: {
    main: path.join(here, 'styles/main.scss'),
    app: path.join(here, 'scripts/app.js'),
    favicon: path.join(here, 'favicon.svg'),
    plotly: path.join(here, 'charts/plotly.js'),
  },
  outdir: built,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  define: { global: 'window' },
  loader: { '.woff2': 'file', '.svg': 'copy' },
  legalComments: 'none',
  plugins: [styles, leanPlotly],
  metafile: true,
  logLevel: 'warning',
});

const manifest = {};
for (const file of Object.keys(result.metafile.outputs)) {
  const name = path.basename(file);
  manifest[name.replace(/-[A-Z0-9]{8}(?=\.)/, '')] = name;
}

// The new files are there before they are named, and the old ones until they are not: a reader never finds half a build.
const listed = path.join(built, 'manifest.json');
writeFileSync(`${listed}.new`, `${JSON.stringify(manifest, null, 2)}\n`);
renameSync(`${listed}.new`, listed);
const kept = new Set([...Object.values(manifest), 'manifest.json']);
for (const entry of readdirSync(built, { withFileTypes: true })) {
  if (entry.isFile() && !kept.has(entry.name)) rmSync(path.join(built, entry.name));
}
