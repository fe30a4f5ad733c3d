-- Signs in for wrk: the right password of many users in turn, each time from another network address.
-- BENCH_USERS: how many users there are; BENCH_PASSWORD: the password of all, urlencoded.
local users = tonumber(os.getenv("BENCH_USERS"))
local password = os.getenv("BENCH_PASSWORD")
local count = 0

function request()
  count = count + 1
  local headers = {
    ["Host"] = wrk.headers["Host"],
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Sec-Fetch-Site"] = "same-origin",
    ["X-Forwarded-For"] = string.format("10.%d.%d.%d", count / 65536 % 256, count / 256 % 256, count % 256),
  }
  local body = string.format("email=user%d%%40bench.example&password=%s&return_to=", count % users + 1, password)
  return wrk.format("POST", "/Customer/", headers, body)
end
