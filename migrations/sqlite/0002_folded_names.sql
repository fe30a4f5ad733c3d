-- Special letters are folded in what people are sorted and found by, as `sort_key` in src/server/text.rs does.
UPDATE roster SET
    sort_name =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(sort_name,
        'æ', 'ae'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i'), 'ł', 'l'), 'ŋ', 'n'), 'ø', 'o'), 'œ', 'oe'), 'ß', 'ss'),
        'ŧ', 't'), 'þ', 'th'), '‘', ''''), '’', ''''), 'ʼ', ''''), '`', ''''), '´', ''''), '‐', '-'), '‑', '-'), '–', '-'),
    search_text =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(search_text,
        'æ', 'ae'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i'), 'ł', 'l'), 'ŋ', 'n'), 'ø', 'o'), 'œ', 'oe'), 'ß', 'ss'),
        'ŧ', 't'), 'þ', 'th'), '‘', ''''), '’', ''''), 'ʼ', ''''), '`', ''''), '´', ''''), '‐', '-'), '‑', '-'), '–', '-')
WHERE search_text GLOB '*[æđðħıłŋøœßŧþ‘’ʼ`´‐‑–]*';
