import { added, artifact, broken, extend, paint, painted, type Broken } from './broken.js';
import { replace, type Draft } from './draft.js';

const FITS = 'colours with a profile have one that fits';

/** Without the output intent, and with only one use of colours. */
function withoutIntent(draft: Draft, ...left: ('rgb' | 'grey' | 'transparency')[]): void {
  replace(draft, 'catalog', '/OutputIntents [@intent]', '');
  draft.objects.delete('intent');
  if (!left.includes('transparency')) replace(draft, 'state', '/ca 0.5', '');
  if (!left.includes('rgb')) {
    replace(draft, 'content', '0.9 0.9 0.9 rg', '');
    replace(draft, 'content', '/S1 sh', '');
    replace(draft, 'content', '/I1 Do', '');
  }
  if (left.includes('grey')) paint(draft, artifact('0 g 0 0 5 5 re f'));
}

/** The sound document, spoilt in its colours and images. */
export const BROKEN_LOOKS: Broken[] = [
  broken(
    'the profile of the output intent is that of a screen or printer, up to version 4',
    'a scanner',
    'profile',
    'mntr',
    'scnr',
  ),
  broken(
    'the profile of the output intent is that of a screen or printer, up to version 4',
    'version 5',
    'profile',
    '\u0004\u0020\u0000\u0000mntr',
    '\u0005\u0020\u0000\u0000mntr',
  ),
  {
    breaks: 'output intents share their profile',
    by: 'two profiles',
    spoil: (draft) => {
      const profile = draft.objects.get('profile');
      if (profile) draft.objects.set('profile2', { ...profile });
      draft.objects.set('intent2', {
        value: '<< /Type /OutputIntent /S /GTS_X /OutputConditionIdentifier (sRGB) /DestOutputProfile @profile2 >>',
      });
      replace(draft, 'catalog', '[@intent]', '[@intent @intent2]');
    },
  },
  broken('one output intent: sRGB, whole, with its name', 'no name', 'intent', '(sRGB IEC61966-2.1)', '(other)'),
  {
    breaks: 'colours are of a device, of a profile, or of a palette of them',
    by: 'a spot colour',
    spoil: (draft) => {
      extend(
        draft,
        'resources',
        '/ColorSpace << /C1 [/Separation /Gold /DeviceRGB << /FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 1 0] /N 1 >>] >>',
      );
      paint(draft, artifact('/C1 cs 1 scn 0 0 5 5 re f'));
    },
  },
  {
    breaks: FITS,
    by: 'a profile that links devices',
    spoil: (draft) => {
      draft.objects.set('other', {
        value: '<< /N 3 >>',
        stream: draft.objects.get('profile')?.stream?.replace('mntr', 'link') ?? '',
      });
      extend(draft, 'resources', '/ColorSpace << /C1 [/ICCBased @other] >>');
      paint(draft, artifact('/C1 cs 0 0 0 sc 0 0 5 5 re f'));
    },
  },
  {
    breaks: FITS,
    by: 'four components of RGB',
    spoil: (draft) => {
      draft.objects.set('other', { value: '<< /N 4 >>', stream: draft.objects.get('profile')?.stream ?? '' });
      extend(draft, 'resources', '/ColorSpace << /C1 [/ICCBased @other] >>');
      paint(draft, artifact('/C1 cs 0 0 0 0 sc 0 0 5 5 re f'));
    },
  },
  { breaks: 'DeviceRGB needs an output intent in RGB', by: 'none', spoil: (draft) => withoutIntent(draft, 'rgb') },
  painted('DeviceCMYK needs an output intent in CMYK', 'an operator', artifact('0 0 0 1 k 0 0 5 5 re f')),
  broken('DeviceCMYK needs an output intent in CMYK', 'an image', 'image', '/DeviceRGB', '/DeviceCMYK'),
  broken('DeviceCMYK needs an output intent in CMYK', 'a shading', 'shading', '/DeviceRGB', '/DeviceCMYK'),
  added('DeviceCMYK needs an output intent in CMYK', 'a group', 'form', '/Group << /S /Transparency /CS /DeviceCMYK >>'),
  { breaks: 'DeviceGray needs an output intent', by: 'none', spoil: (draft) => withoutIntent(draft, 'grey') },
  { breaks: 'transparency needs an output intent', by: 'none', spoil: (draft) => withoutIntent(draft, 'transparency') },
  added('no transfer functions', 'one', 'state', '/TR /Identity'),
  added('no second transfer functions', 'one', 'state', '/TR2 /Identity'),
  added('no halftone phases', 'one', 'state', '/HTP [0 0]'),
  added('no halftones', 'one', 'state', '/HT << /Type /Halftone /HalftoneType 6 /Width 1 /Height 1 >>'),
  added('only the four rendering intents', 'another one', 'state', '/RI /Pretty'),
  added('only the four rendering intents', 'another one of an image', 'image', '/Intent /Pretty'),
  painted('only the four rendering intents', 'another one of the page', artifact('/Pretty ri')),
  broken('only the blend modes of the standard', 'another one', 'state', '/BM /Normal', '/BM /Blend'),
  added('an image has no alternates', 'one', 'image', '/Alternates []'),
  added('an image has no OPI', 'it has', 'image', '/OPI << >>'),
  added('an image is not interpolated', 'it is', 'image', '/Interpolate true'),
  broken('an image has 1 to 16 bits', 'three', 'image', '/BitsPerComponent 8', '/BitsPerComponent 3'),
  {
    breaks: 'a mask has one bit',
    by: 'eight',
    spoil: (draft) => {
      draft.objects.set('stencil', {
        value: '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ImageMask true >>',
        stream: 'x',
        compressed: true,
      });
      replace(draft, 'resources', '/I1 @image', '/I1 @image /I2 @stencil');
      paint(draft, artifact('/I2 Do'));
    },
  },
  added('an image is compressed by Flate or DCT', 'run lengths', 'mask', '/Filter /RunLengthDecode'),
  added('no JPEG 2000', 'a mask in it', 'image', '/Filter /JPXDecode'),
  added('a form has no PostScript and no OPI', 'OPI', 'form', '/OPI << >>'),
  added('a form has no PostScript and no OPI', 'PostScript', 'form', '/Subtype2 /PS'),
  added('a form refers to no other file', 'it does', 'form', '/Ref << /F (other.pdf) /Page 0 >>'),
  {
    breaks: 'no PostScript',
    by: 'an XObject of it',
    spoil: (draft) => {
      draft.objects.set('script', { value: '<< /Type /XObject /Subtype /PS >>', stream: 'showpage' });
      replace(draft, 'resources', '/I1 @image', '/I1 @image /P1 @script');
      paint(draft, artifact('/P1 Do'));
    },
  },
  painted('a form with marked content is painted once', 'it is twice', '/X1 Do'),
];
