import type { Canary } from '../harness/service/canary.js';

/** Where a body may lead: the canary's addresses. */
type Target = Pick<Canary, 'url' | 'port'>;

/** HTML that fetches, each in another way, by name. */
export const fetchingBodies: Record<string, (target: Target) => string> = {
  img: ({ url }) => `<img alt="" src="${url}">`,
  srcset: ({ url }) => `<img alt="" srcset="${url} 1x"><picture><source srcset="${url}"><img alt=""></picture>`,
  iframe: ({ url }) => `<iframe src="${url}"></iframe>`,
  'iframe srcdoc': ({ url }) => `<iframe srcdoc="<img src='${url}'>"></iframe>`,
  object: ({ url }) => `<object data="${url}"></object>`,
  embed: ({ url }) => `<embed src="${url}">`,
  stylesheet: ({ url }) => `<link rel="stylesheet" href="${url}">`,
  '@import': ({ url }) => `<style>@import url(${url});</style><p>x</p>`,
  'url() of a style': ({ url }) =>
    `<style>body { background: url(${url}); cursor: url(${url}), auto } p::before { content: url(${url}) }</style><p>x</p>`,
  'image-set, mask': ({ url }) =>
    `<style>p { background: image-set(url(${url}) 1x); -webkit-mask: url(${url}); list-style: url(${url}) }</style><p>x</p>`,
  '@font-face': ({ url }) => `<style>@font-face { font-family: evil; src: url(${url}) } p { font-family: evil }</style><p>x</p>`,
  prefetch: ({ url }) => `<link rel="prefetch" href="${url}">`,
  preload: ({ url }) => `<link rel="preload" as="image" href="${url}">`,
  preconnect: ({ url }) => `<link rel="preconnect" href="${url}"><link rel="dns-prefetch" href="${url}">`,
  'prerender, icon, manifest, modulepreload': ({ url }) =>
    ['prerender', 'icon', 'manifest', 'modulepreload'].map((rel) => `<link rel="${rel}" href="${url}">`).join(''),
  'video, audio': ({ url }) => `<video poster="${url}" src="${url}" autoplay></video><audio src="${url}" autoplay></audio>`,
  'input image': ({ url }) => `<input type="image" src="${url}">`,
  'svg image': ({ url }) => `<svg role="img"><image href="${url}"/><use href="${url}#a"/></svg>`,
  foreignObject: ({ url }) => `<svg role="img"><foreignObject><iframe src="${url}"></iframe></foreignObject></svg>`,
  base: ({ url }) => `<base href="${url}/"><img alt="" src="x.png">`,
  'form with autofocus': ({ url }) => `<form action="${url}"><input autofocus></form>`,
};

/** HTML that makes the page go elsewhere, now or later. */
export const navigatingBodies: Record<string, (target: Target) => string> = {
  'refresh now': ({ url }) => refresh(`0;url=${url}`),
  'refresh now, without url=': ({ url }) => refresh(`0; ${url}`),
  'refresh soon': ({ url }) => refresh(`0.05;url=${url}`),
  'refresh later': ({ url }) => refresh(`300;url=${url}`),
  'refresh to itself': () => refresh('0'),
  'refresh to file:': () => refresh('0;url=file:///etc/passwd'),
  'refresh to javascript:': () => refresh('0;url=javascript:document.body.textContent=1'),
  'refresh to data:': () => refresh('0;url=data:text/html,CANARY'),
  'refresh to about:': () => refresh('0;url=about:srcdoc'),
  'refresh to chrome:': () => refresh('0;url=chrome://version'),
  'refresh to a metadata server': () => refresh('0;url=http://169.254.169.254/latest/meta-data/'),
  'refresh to a name': () => refresh('0;url=http://canary.invalid/'),
  'refresh in another spelling': ({ url }) => `<META CONTENT=' 0 ; URL = "${url}" ' HTTP-EQUIV=ReFrEsH>`,
  'iframe javascript:': () => '<iframe src="javascript:1"></iframe>',
  'iframe file:': () => '<iframe src="file:///etc/passwd"></iframe>',
};

/** HTML whose scripts fetch; they run where scripts do. */
export const scriptedBodies: Record<string, (target: Target) => string> = {
  fetch: ({ url }) => script(`fetch('${url}', { mode: 'no-cors' })`),
  XMLHttpRequest: ({ url }) => script(`const x = new XMLHttpRequest(); x.open('GET', '${url}'); x.send()`),
  sendBeacon: ({ url }) => script(`navigator.sendBeacon('${url}', 'x')`),
  WebSocket: ({ url }) => script(`new WebSocket('${url.replace('http', 'ws')}')`),
  EventSource: ({ url }) => script(`new EventSource('${url}')`),
  Worker: ({ url }) =>
    script(
      `new Worker(URL.createObjectURL(new Blob(["fetch('${url}',{mode:'no-cors'});new WebSocket('${url.replace('http', 'ws')}')"])))`,
    ),
  RTCPeerConnection: ({ port }) =>
    script(
      `const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${port}' }] }); c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o))`,
    ),
  'dynamic import': ({ url }) => script(`import('${url}')`),
  'new Image': ({ url }) => script(`new Image().src = '${url}'`),
  'location=': ({ url }) => script(`location = '${url}'`),
  'window.open': ({ url }) => script(`window.open('${url}')`),
  'form.submit': ({ url }) => `<form action="${url}"></form>${script('document.forms[0].submit()')}`,
};

/** All of them. */
export const hostileBodies = { ...fetchingBodies, ...navigatingBodies, ...scriptedBodies };

function refresh(content: string): string {
  return `<meta http-equiv="refresh" content="${content}">`;
}

function script(code: string): string {
  return `<script>${code}</script>`;
}
