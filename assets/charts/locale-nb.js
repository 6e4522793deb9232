// plotly.js has «no», capitalised and half translated; Norwegian months and days have small letters.

export const days = ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'];

export const format = {
  days,
  shortDays: days.map((day) => day.slice(0, 3)),
  months: [
    'januar', 'februar', 'mars', 'april', 'mai', 'juni',
    'juli', 'august', 'september', 'oktober', 'november', 'desember',
  ],
  shortMonths: ['jan.', 'feb.', 'mars', 'apr.', 'mai', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'des.'],
  date: '%d.%m.%Y',
  decimal: ',',
  thousands: '\u00a0',
};

export default {
  moduleType: 'locale',
  name: 'nb',
  dictionary: {
    Autoscale: 'Tilpass akser',
    'Box Select': 'Velg med rektangel',
    Cancel: 'Avbryt',
    'Compare data on hover': 'Sammenlign verdier ved pekeren',
    'Double-click on legend to isolate one trace': 'Dobbeltklikk i forklaringen for å vise bare én serie',
    'Double-click to zoom back out': 'Dobbeltklikk for å zoome ut igjen',
    'Download plot': 'Last ned bilde',
    'Download plot as a PNG': 'Last ned bilde (PNG)',
    'Image download succeeded': 'Bildet er lastet ned',
    'Lasso Select': 'Velg med lasso',
    Pan: 'Flytt utsnittet',
    'Preparing image - this may take a few seconds': 'Lager bildet – det kan ta noen sekunder',
    Reset: 'Nullstill',
    'Reset axes': 'Nullstill akser',
    'Show closest data on hover': 'Vis nærmeste verdi ved pekeren',
    'Sorry, there was a problem downloading your image!': 'Beklager, bildet kunne ikke lastes ned',
    'Toggle Spike Lines': 'Vis eller skjul hjelpelinjer',
    Zoom: 'Zoom',
    'Zoom in': 'Zoom inn',
    'Zoom out': 'Zoom ut',
    trace: 'serie',
  },
  format,
};
