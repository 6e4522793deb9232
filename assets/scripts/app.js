// Everything the browser does that Dash does not: one address is one view, and a view that fails never looks like one that did not.

import './first-answers.js';
import './failure.js';
import './filters.js';
import './links.js';
import './arrival.js';
import './picture.js';
import './print.js';
import './still.js';
import './why-seen.js';
