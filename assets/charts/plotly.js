// The chart library with the three trace types we draw, our two languages, and nothing that could send a chart away.

import bar from 'plotly.js/lib/bar';
import Plotly from 'plotly.js/lib/core';
import heatmap from 'plotly.js/lib/heatmap';
import nb from './locale-nb.js';
import nn from './locale-nn.js';

// The core brings scatter.
Plotly.register([bar, heatmap, nb, nn]);

// plotly.js 4 shows «Share chart…» unless told otherwise, and a Content-Security-Policy does not stop its popup.
Plotly.setPlotConfig({ showSendToCloud: false, plotlyServerURL: '', displaylogo: false, locale: 'nb' });

window.Plotly = Plotly;
