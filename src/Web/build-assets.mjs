// Makes wwwroot/assets from Styles, Scripts and the USWDS package. MSBuild runs it (Assets.targets); wwwroot is
// never committed. Every file is written beside its place and renamed, so a running server never serves half of one.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, Logger } from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const uswds = join(here, 'node_modules', '@uswds', 'uswds');
const dist = join(uswds, 'dist');
const assets = join(here, 'wwwroot', 'assets');

// The fonts that pages really use, and the short names they are served under.
const fonts = {
  'sourcesanspro-regular-webfont.woff2': 'source-sans-regular.woff2',
  'sourcesanspro-bold-webfont.woff2': 'source-sans-bold.woff2',
};

// One small sprite instead of the whole set: <gr-icon name="..."> shows only these.
const icons = [
  'account_balance', 'arrow_back', 'arrow_forward', 'cancel', 'check_circle', 'credit_card', 'error', 'file_download',
  'help', 'info', 'language', 'launch', 'lock', 'mail', 'phone', 'print', 'schedule', 'search', 'warning',
];

function write(name, content) {
  const place = join(assets, name);
  const beside = `${place}.${process.pid}.tmp`;
  writeFileSync(beside, content);
  renameSync(beside, place);
}

const read = (...path) => readFileSync(join(...path), 'utf8');

// Every picture a stylesheet names would be one more request: the few small ones go inside it
// (the content security policy allows data: for images), and font faces nobody uses are left out.
function styles() {
  const version = JSON.parse(read(uswds, 'package.json')).version;
  return sass('grancius.scss')
    .replace(/@font-face\{[^}]*\}/g, face => {
      const file = Object.keys(fonts).find(name => face.includes(name));
      return file ? face.replace(/src:[^;}]*/, `src:url(fonts/${fonts[file]}?v=${version}) format("woff2")`) : '';
    })
    .replace(/url\("?\.\.\/img\/([^")]+\.svg)"?\)/g, (_, file) => `url("${asDataUri(read(dist, 'img', file))}")`);
}

function sass(name) {
  return compile(join(here, 'Styles', name), {
    loadPaths: [join(uswds, 'packages')],
    style: 'compressed',
    quietDeps: true,
    logger: Logger.silent,
  }).css;
}

function asDataUri(svg) {
  const packed = svg.replace(/\s+/g, ' ').trim().replaceAll('"', "'")
    .replace(/[%#<>{}]/g, c => `%${c.charCodeAt(0).toString(16)}`);
  return `data:image/svg+xml,${packed}`;
}

function sprite() {
  const symbols = icons.map(name => {
    const svg = read(dist, 'img', 'usa-icons', `${name}.svg`);
    const box = /viewBox="([^"]+)"/.exec(svg)[1];
    const body = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>[\s\S]*$/, '')
      .replace(/<path d="M0 0h24v24H0(?:V0)?z" fill="none"\s*(?:\/>|><\/path>)/g, '');
    return `<symbol id="${name}" viewBox="${box}">${body.trim()}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}

// Comments are for readers of the source, not for phones.
function script(name) {
  return read(here, 'Scripts', name)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line && !line.startsWith('//'))
    .join('\n');
}

mkdirSync(join(assets, 'fonts'), { recursive: true });
for (const [file, name] of Object.entries(fonts))
  write(join('fonts', name), readFileSync(join(dist, 'fonts', 'source-sans-pro', file)));
write('icons.svg', sprite());
write('favicon.svg', read(here, 'Styles', 'favicon.svg'));
for (const name of ['grancius.js', 'docs.js', 'passkeys.js', 'live.js'])
  write(name, script(name));
write('docs.css', compile(join(here, 'Styles', 'docs.scss'), { style: 'compressed' }).css);
write('staff.css', sass('staff.scss'));
write('grancius.css', styles());
