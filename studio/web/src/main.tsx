import { render } from 'preact';
import { App } from './app.js';

const root = document.querySelector('#studio');
if (root) render(<App />, root);
