-- Special letters are folded in what people are sorted and found by, as `sort_key` in src/server/text.rs does.
UPDATE roster SET
    sort_name = replace(replace(replace(replace(
        translate(sort_name, 'đðħıłŋøŧςґғєіқңәөүұһ‘’ʼ`´‐‑–', 'ddhilnotσггеикнаоуух''''''''''---'),
        'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'),
    search_text = replace(replace(replace(replace(
        translate(search_text, 'đðħıłŋøŧςґғєіқңәөүұһ‘’ʼ`´‐‑–', 'ddhilnotσггеикнаоуух''''''''''---'),
        'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th')
WHERE search_text ~ '[æđðħıłŋøœßŧþςґғєіқңәөүұһ‘’ʼ`´‐‑–]';
