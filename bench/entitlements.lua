-- Asks for wrk whether people may use a service: addresses and services in turn.
-- BENCH_ADDRESSES: a file with an address a line; BENCH_SERVICES: their credentials, as HTTP Basic has them.
local addresses, services = {}, {}
for line in io.lines(os.getenv("BENCH_ADDRESSES")) do addresses[#addresses + 1] = line end
for one in os.getenv("BENCH_SERVICES"):gmatch("[^,]+") do services[#services + 1] = one end
local count = 0

function request()
  count = count + 1
  local headers = {
    ["Host"] = wrk.headers["Host"],
    ["Content-Type"] = "application/json",
    ["Authorization"] = "Basic " .. services[count % #services + 1],
  }
  return wrk.format("POST", "/api/v1/entitlements", headers, '{"address":"' .. addresses[count % #addresses + 1] .. '"}')
end
