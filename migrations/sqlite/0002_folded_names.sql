-- Special letters are folded in what people are sorted and found by, as `sort_key` in src/server/text.rs does.
UPDATE roster SET
    sort_name =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(sort_name,
        'æ', 'ae'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i'), 'ł', 'l'), 'ŋ', 'n'), 'ø', 'o'), 'œ', 'oe'), 'ß', 'ss'),
        'ŧ', 't'), 'þ', 'th'), 'ς', 'σ'),
        'ґ', 'г'), 'ғ', 'г'), 'є', 'е'), 'і', 'и'), 'қ', 'к'), 'ң', 'н'), 'ә', 'а'), 'ө', 'о'), 'ү', 'у'), 'ұ', 'у'), 'һ', 'х'),
        '‘', ''''), '’', ''''), 'ʼ', ''''), '`', ''''), '´', ''''), '‐', '-'), '‑', '-'), '–', '-'),
    search_text =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(search_text,
        'æ', 'ae'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i'), 'ł', 'l'), 'ŋ', 'n'), 'ø', 'o'), 'œ', 'oe'), 'ß', 'ss'),
        'ŧ', 't'), 'þ', 'th'), 'ς', 'σ'),
        'ґ', 'г'), 'ғ', 'г'), 'є', 'е'), 'і', 'и'), 'қ', 'к'), 'ң', 'н'), 'ә', 'а'), 'ө', 'о'), 'ү', 'у'), 'ұ', 'у'), 'һ', 'х'),
        '‘', ''''), '’', ''''), 'ʼ', ''''), '`', ''''), '´', ''''), '‐', '-'), '‑', '-'), '–', '-')
WHERE search_text GLOB '*[æđðħıłŋøœßŧþςґғєіқңәөүұһ‘’ʼ`´‐‑–]*';
