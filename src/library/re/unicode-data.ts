// Made by scripts/record-re.py from CPython 3.12.1, Unicode 15.0.0. Do not edit.

/** What `\w` matches in str patterns: ranges as `gap length-1`, base 36. */
export const WORD: string = [
  "1c 9 8 p 5 0 2 p 1c 0 8 1 2 0 4 1 2 2 2 m 2 u 2 cp 5 b f 4 8 0 2 0 3m 4 2 1 3 3 2 0 7 0 2 2 2 0 2 j 2 2a 2 3u ",
  "9 4l 2 11 3 0 7 14 20 q 5 3 1a 16 m 9 5 1 2 2q 2 0 g 1 8 e 3 0 h 0 2 t u 2g c 0 f 16 a 1 5 0 6 l 5 0 a 0 4 0 o",
  " o 8 a 6 n 2 5 i 15 1n 1h 4 0 j 0 8 9 5 9 2 f 5 7 3 1 3 l 2 6 2 0 4 3 4 0 h 0 e 1 2 2 5 b 3 5 3 0 9 5 5 1 3 l ",
  "2 6 2 1 2 1 2 1 w 3 2 0 8 9 3 2 h 8 2 2 2 l 2 6 2 1 2 4 4 0 j 0 g 1 5 9 a 0 c 7 3 1 3 l 2 6 2 1 2 4 4 0 v 1 2 ",
  "2 5 9 2 6 c 0 2 5 4 2 2 3 4 1 2 0 2 1 4 1 4 2 4 b n 0 m c j 7 2 2 2 m 2 f 4 0 r 2 3 0 3 1 5 9 9 6 2 0 5 7 2 2 ",
  "2 m 2 9 2 4 4 0 w 1 2 1 5 9 2 1 i 8 2 2 2 14 3 0 h 0 6 2 2 9 5 i 2 5 6 h 4 n 2 8 2 0 3 6 w 9 i 1b 2 1 d 6 a 9 ",
  "14 1 2 0 2 4 2 n 2 0 2 9 2 1 a 0 3 4 2 0 a 9 3 3 x 0 w j d 7 2 z s 4 38 16 l a 7 5 5 3 4 0 4 1 8 2 5 c d 0 2 9",
  " 7 11 2 0 6 0 3 16 2 98 2 3 3 6 2 0 2 3 3 14 2 3 3 w 2 3 3 6 2 0 2 3 3 e 2 1k 2 3 3 1u f j 4 f h 2d 3 5 4 h7 3",
  " g 2 p 6 22 4 a 8 h e i f h f c 2 2 g 1f 10 0 5 0 4 9 7 9 n 9 7 2g 8 4 3 x 2 0 6 1x b u 14 13 3 4 c 17 5 p 7 a",
  " 12 m a 1g 18 9 7 9 e 0 2m 1a i 7 4 9 16 t e 1j r z t 9 4 1c 3 8 8 16 3 2 16 3 2 5 2 1 4 0 6 5b 1t 7p 3 5 3 11",
  " 3 5 3 7 2 0 2 0 2 0 2 u 3 1g 2 6 2 0 4 2 2 6 4 3 3 5 5 c 6 2 2 6 38 1 3 5 6 a 7 c 2u 0 5 0 3 9 2 0 4 4 7 0 2 ",
  "0 2 0 2 3 2 a 3 3 6 4 5 0 2 1l k7 1n 27 l hj t vh 6c 7 3 4 1 a 0 3 11 2 0 6 0 3 1j 8 0 h m a 6 2 6 2 6 2 6 2 6",
  " 2 6 2 6 2 6 29 0 d2 2 q 8 8 4 3 4 5 2d 7 2 2 2h 2 3 6 16 2 2l 4 3 b v 1d f x 9 v 7 2 e x 9 14 e 8x 533 1t h3g",
  " 1w 19 3 7g 4 r l 1a h u 3 27 14 8 3 2u 3 1r 6 1 2 0 2 4 p f 2 2 2 3 2 m e 5 b 1f f 1d t 9 p 5 4 0 2 1 2 11 b ",
  "m q s 8 1a t a 7 4 2 o 2 14 o 2 2 7 5 9 7 m 4 0 4 1d 2 0 4 1 3 4 3 0 2 0 p 2 3 a 8 2 d 5 3 5 3 5 a 6 2 6 2 16 ",
  "2 d 7 36 e 9 7 8mb d m 5 1c 6it a5 3 2x 13 6 d 4 6 0 2 9 2 c 2 4 2 0 2 1 2 1 2 2z y a2 j 1r 3 1h 15 b 39 4 2 3",
  "q k 9 8 p 7 p c 2g 4 5 3 5 3 5 3 2 10 b 2 p 2 i 2 1 2 e 3 d z 3e d 18 d 1k i 1 6t s 4 1c h q 5 z a t 6 11 b t ",
  "3 z 5 7 2 4 17 4d 3 9 7 z 5 z 5 13 9 1f d a 2 e 2 6 2 1 2 a 2 e 2 6 2 1 1w 8m a l b 7 p 5 2 15 2 8 1y 5 3 0 2 ",
  "17 2 1 4 0 3 m 3 u 3 11 9 8 1d i 2 1 6 w 5 p 1z 1j 5 j 3 1a g 3 2 2 2 s b 8 o u 2 v x 7 2 r 7 4 h 1h b l 3 q 6",
  " p o 6 29 20 1k 1e e 1e 8 15 d 9 87 u 2 15 7 1 27 13 9 l c 3 s h 1b r l m d 1g r t 2 1 3 0 e 18 x o 8 9 a z g ",
  "9 5 0 3 0 9 y 4 0 d 1b f 3 c a 2 0 5 j c h 2 o k 1 1s 6 2 0 2 3 2 e 2 9 8 1a i 9 c 7 3 1 3 l 2 6 2 1 2 4 4 0 j",
  " 0 d 4 4f 1g j 3 6 9 6 2 v 1b l 1 2 0 9 9 4n 1a 16 3 11 1b l 0 c 9 13 16 e 0 8 9 1j q m b 5 6 56 17 39 2a d 7 ",
  "3 0 3 7 2 1 2 n g 0 2 0 f 9 1z 7 3 12 h 0 2 0 t 0 b 13 8 0 m 0 c 19 k 0 j 20 7c 8 2 10 i 0 g s 6 t 35 6 2 1 2 ",
  "11 m 0 a 9 7 5 2 1 2 v f 0 8 9 8n i g 0 2 c 2 x t 9 2f 0 g k 18 pl 2v 32 i 5f 219 2o g tr i 5 33u g6 6nu fs 8 ",
  "u 2 9 7 26 2 9 7 t j 1b h 3 d 9 2 6 2 k 6 i j5 2e 2y 22 6 0 1v c 1t 1 2 0 t 4qf 9 yd 17 8 6w8 3 2 6 2 1 2 82 g",
  " 0 u 2 3 0 f 3 9 az 1s5 2y 6 c 4 8 8 9 4dj j d j 31 o 3s 2c 2 1y 2 1 3 0 3 1 3 3 2 b 2 0 2 6 2 1s 2 3 3 7 2 6 ",
  "2 r 2 3 2 4 2 0 4 6 2 9f 3 o 2 o 2 u 2 o 2 u 2 o 2 u 2 o 2 u 2 o 2 7 3 1d 1dt u 7 5 7a 1p 43 18 b 6 3 9 5 0 8y",
  " t j 17 5 9 d3 r 5 9 kn 6 2 3 2 1 2 e 2 5g 3 8 1d 1v 8 0 5 9 m0 1m 2 2 2 3 25 18 2 e 5f 3 2 q 2 1 2 0 3 0 2 9 ",
  "2 3 2 0 2 0 7 0 5 0 2 0 2 0 2 2 2 1 2 0 3 0 2 0 2 0 2 0 2 0 2 1 2 0 3 3 2 6 2 3 2 3 2 0 2 9 2 g 6 2 2 4 2 g g5",
  " c 25g 9 sn wyn x 37d 7 65 3 4g1 f 5rk 2e8 f1 15v 3t6 6 38f",
].join("");

/** What `\d` matches in str patterns. */
export const DIGIT: string = [
  "1c 9 17r 9 3r 9 5j 9 bh 9 3b 9 3b 9 3b 9 3b 9 3b 9 3b 9 3b 9 3b 9 3b 9 2p 9 3b 9 1z 9 7r 9 1z 9 1fr 9 13 9 8d ",
  "9 3l 9 4n 9 7 9 53 9 2f 9 3r 9 7 9 r7r 9 iv 9 13 9 5j 9 n 9 2f 9 bb 9 gev 9 13b 9 1on 9 ml 9 3l 9 1p 9 41 9 7r",
  " 9 9j 9 3b 9 af 9 2v 9 2v 9 br 9 2v 9 l3 9 6v 9 1z 9 br 9 etj 9 2f 9 3r 9 lf9 1d 1tt 9 br 9 dz 9 uv 9 3o7 9",
].join("");

/** What `\s` matches in str patterns. */
export const SPACE: string = ["9 4 f 4 2t 0 r 0 4bk 0 1vk a u 1 6 0 1c 0 335 0"].join("");

/** Simple lower case: runs `first count step delta`, base 36. */
export const LOWER: string = [
  "1t q 1 w,5c n 1 w,60 7 1 w,74 o 2 1,8g 1 1 -5j,8i 3 2 1,8p 8 2 1,96 n 2 1,ag 1 1 -3d,ah 3 2 1,ap 1 1 5u,aq 2 2",
  " 1,au 1 1 5q,av 1 1 1,ax 2 1 5p,az 1 1 1,b2 1 1 27,b3 1 1 5m,b4 1 1 5n,b5 1 1 1,b7 1 1 5p,b8 1 1 5r,ba 1 1 5v,",
  "bb 1 1 5t,bc 1 1 1,bg 1 1 5v,bh 1 1 5x,bj 1 1 5y,bk 3 2 1,bq 1 1 62,br 1 1 1,bt 1 1 62,bw 1 1 1,by 1 1 62,bz 1",
  " 1 1,c1 2 1 61,c3 2 2 1,c7 1 1 63,c8 1 1 1,cc 1 1 1,ck 1 1 2,cl 1 1 1,cn 1 1 2,co 1 1 1,cq 1 1 2,cr 9 2 1,da 9",
  " 2 1,dt 1 1 2,du 2 2 1,dy 1 1 -2p,dz 1 1 -1k,e0 k 2 1,f4 1 1 -3m,f6 9 2 1,fu 1 1 8bv,fv 1 1 1,fx 1 1 -4j,fy 1 ",
  "1 8bs,g1 1 1 1,g3 1 1 -5f,g4 1 1 1x,g5 1 1 1z,g6 5 2 1,og 2 2 1,om 1 1 1,ov 1 1 38,p2 1 1 12,p4 3 1 11,p8 1 1 ",
  "1s,pa 2 1 1r,pd h 1 w,pv 9 1 w,r3 1 1 8,rc c 2 1,s4 1 1 -1o,s7 1 1 1,s9 1 1 -7,sa 1 1 1,sd 3 1 -3m,sg g 1 28,s",
  "w w 1 w,v4 h 2 1,wa r 2 1,xs 1 1 f,xt 7 2 1,y8 1c 2 1,10x 12 1 1c,3a8 12 1 5ls,3bb 1 1 5ls,3bh 1 1 5ls,3vk 28 ",
  "1 tzk,3xs 6 1 8,5n4 17 1 -2bk,5od 3 1 -2bk,5xc 23 2 1,61q 1 1 -5vj,61s 1c 2 1,64o 8 1 -8,654 6 1 -8,65k 8 1 -8",
  ",660 8 1 -8,66g 6 1 -8,66x 4 2 -8,67c 8 1 -8,688 8 1 -8,68o 8 1 -8,694 8 1 -8,69k 2 1 -8,69m 2 1 -22,69o 1 1 -",
  "9,6a0 4 1 -2e,6a4 1 1 -9,6ag 2 1 -8,6ai 2 1 -2s,6aw 2 1 -8,6ay 2 1 -34,6b0 1 1 -7,6bc 2 1 -3k,6be 2 1 -3i,6bg ",
  "1 1 -9,6jq 1 1 -5st,6ju 1 1 -6gv,6jv 1 1 -6di,6k2 1 1 s,6lc g 1 g,6mb 1 1 1,792 q 1 q,8ow 1c 1 1c,8rk 1 1 1,8r",
  "m 1 1 -8af,8rn 1 1 -2xy,8ro 1 1 -89z,8rr 3 2 1,8rx 1 1 -8bg,8ry 1 1 -8al,8rz 1 1 -8bj,8s0 1 1 -8bi,8s2 1 1 1,8",
  "s5 1 1 1,8se 2 1 -8cf,8sg 1e 2 1,8vf 2 2 1,8vm 1 1 1,wu8 n 2 1,ww0 e 2 1,x0i 7 2 1,x0y v 2 1,x2x 2 2 1,x31 1 1",
  " -r9g,x32 5 2 1,x3f 1 1 1,x3h 1 1 -wmg,x3k 2 2 1,x3q a 2 1,x4a 1 1 -wn8,x4b 1 1 -wnj,x4c 1 1 -wnf,x4d 1 1 -wn5",
  ",x4e 1 1 -wn8,x4g 1 1 -wlu,x4h 1 1 -wmi,x4i 1 1 -wlx,x4j 1 1 ps,x4k 8 2 1,x50 1 1 -1c,x51 1 1 -wn7,x52 1 1 -ra",
  "w,x53 2 2 1,x5c 1 1 1,x5i 2 2 1,x6d 1 1 1,1ee9 q 1 w,1fcw 14 1 14,1fhs 10 1 14,1fn4 b 1 13,1fng f 1 13,1fnw 7 ",
  "1 13,1fo4 2 1 13,1h1c 1f 1 1s,1jfk w 1 w,20cg w 1 w,2olc y 1 y",
].join("");

/** Simple upper case, packed the same way. */
export const UPPER: string = [
  "2p q 1 -w,51 1 1 kn,67 1 1 -3w,68 n 1 -w,6w 7 1 -w,73 1 1 3d,75 o 2 -1,8h 1 1 -6g,8j 3 2 -1,8q 8 2 -1,95 1 1 a",
  "b,97 n 2 -1,ai 3 2 -1,an 1 1 -8c,ao 1 1 5f,ar 2 2 -1,aw 1 1 -1,b0 1 1 -1,b6 1 1 -1,b9 1 1 2p,bd 1 1 -1,be 1 1 ",
  "4j,bi 1 1 3m,bl 3 2 -1,bs 1 1 -1,bx 1 1 -1,c0 1 1 -1,c4 2 2 -1,c9 1 1 -1,cd 1 1 -1,cf 1 1 1k,cl 1 1 -1,cm 1 1 ",
  "-2,co 1 1 -1,cp 1 1 -2,cr 1 1 -1,cs 1 1 -2,cu 8 2 -1,d9 1 1 -27,db 9 2 -1,ds 1 1 -bq,du 1 1 -1,dv 1 1 -2,dx 1 ",
  "1 -1,e1 k 2 -1,f7 9 2 -1,fw 1 1 -1,fz 2 1 8cf,g2 1 1 -1,g7 5 2 -1,gg 1 1 8bj,gh 1 1 8bg,gi 1 1 8bi,gj 1 1 -5u,",
  "gk 1 1 -5q,gm 2 1 -5p,gp 1 1 -5m,gr 1 1 -5n,gs 1 1 wnj,gw 1 1 -5p,gx 1 1 wnf,gz 1 1 -5r,h1 1 1 wmg,h2 1 1 wn8,",
  "h4 1 1 -5t,h5 1 1 -5v,h6 1 1 wn8,h7 1 1 8af,h8 1 1 wn5,hb 1 1 -5v,hd 1 1 8al,he 1 1 -5x,hh 1 1 -5y,hp 1 1 89z,",
  "hs 1 1 -62,hu 1 1 wn7,hv 1 1 -62,hz 1 1 wmi,i0 1 1 -62,i1 1 1 -1x,i2 2 1 -61,i4 1 1 -1z,ia 1 1 -63,il 1 1 wlx,",
  "im 1 1 wlu,n9 1 1 2c,oh 2 2 -1,on 1 1 -1,or 3 1 3m,pc 1 1 9,q4 1 1 -12,q5 3 1 -11,q8 1 1 -b,q9 h 1 -w,qq 1 1 -",
  "v,qr 9 1 -w,r0 1 1 -1s,r1 2 1 -1r,r4 1 1 -1q,r5 1 1 -1l,r9 1 1 -1b,ra 1 1 -1i,rb 1 1 -8,rd c 2 -1,s0 1 1 -2e,s",
  "1 1 1 -28,s2 1 1 7,s3 1 1 -38,s5 1 1 -2o,s8 1 1 -1,sb 1 1 -1,ts w 1 -w,uo g 1 -28,v5 h 2 -1,wb r 2 -1,xu 7 2 -",
  "1,y7 1 1 -f,y9 1c 2 -1,129 12 1 -1c,13b 1 1 -2a,3bk 17 1 2bk,3ct 3 1 2bk,3y0 6 1 -8,5mo 1 1 -4tq,5mp 1 1 -4tp,",
  "5mq 1 1 -4tg,5mr 2 1 -4te,5mt 1 1 -4tf,5mu 1 1 -4t8,5mv 1 1 -4rp,5mw 1 1 r7m,5tl 1 1 r9g,5tp 1 1 2xy,5u6 1 1 r",
  "aw,5xd 23 2 -1,61i 1 1 -5zi,61j 1 1 -5z7,61k 1 1 -5z5,61l 1 1 -5z4,61m 1 1 -5zt,61n 1 1 -1n,61t 1c 2 -1,64g 8 ",
  "1 8,64w 6 1 8,65c 8 1 8,65s 8 1 8,668 6 1 8,66o 1 1 -5gr,66p 1 1 8,66q 1 1 -5gt,66r 1 1 8,66s 1 1 -5gv,66t 1 1",
  " 8,66u 1 1 -5gx,66v 1 1 8,674 8 1 8,67k 2 1 22,67m 4 1 2e,67q 2 1 2s,67s 2 1 3k,67u 2 1 34,67w 2 1 3i,680 8 1 ",
  "-3c,688 8 1 -3k,68g 8 1 -2w,68o 8 1 -34,68w 8 1 -1k,694 8 1 -1s,69c 3 1 8,69f 1 1 -5k2,69g 1 1 -5ke,69i 1 1 -5",
  "k5,69j 1 1 -5k6,69o 1 1 -5kb,69q 1 1 -5k5,69u 1 1 8,69v 1 1 -5kc,69w 1 1 -5kr,69y 1 1 -5kf,69z 1 1 -5kg,6a4 1 ",
  "1 -5kl,6a8 2 1 8,6aa 1 1 -5kp,6ab 1 1 -5kq,6ae 1 1 -5kt,6af 1 1 -5ku,6ao 2 1 8,6aq 1 1 -5kt,6ar 1 1 -5ku,6as 1",
  " 1 -5kz,6at 1 1 7,6au 1 1 -5kx,6av 1 1 -5ky,6b6 1 1 8,6b7 1 1 -5l6,6b8 1 1 -5lx,6ba 1 1 -5l9,6bb 1 1 -5la,6bg ",
  "1 1 -5lf,6ku 1 1 -s,6ls g 1 -g,6mc 1 1 -1,79s q 1 -q,8q8 1c 1 -1c,8rl 1 1 -1,8rp 1 1 -8bv,8rq 1 1 -8bs,8rs 3 2",
  " -1,8s3 1 1 -1,8s6 1 1 -1,8sh 1e 2 -1,8vg 2 2 -1,8vn 1 1 -1,8w0 12 1 -5ls,8x3 1 1 -5ls,8x9 1 1 -5ls,wu9 n 2 -1",
  ",ww1 e 2 -1,x0j 7 2 -1,x0z v 2 -1,x2y 2 2 -1,x33 5 2 -1,x3g 1 1 -1,x3l 2 2 -1,x3o 1 1 1c,x3r a 2 -1,x4l 8 2 -1",
  ",x54 2 2 -1,x5d 1 1 -1,x5j 2 2 -1,x6e 1 1 -1,xub 1 1 -ps,xv4 28 1 -tzk,1dkw 1 1 -1diy,1dkx 1 1 -1diz,1dky 1 1 ",
  "-1dj0,1dkz 1 1 -1dj1,1dl0 1 1 -1dj2,1dl1 1 1 -1diq,1dl2 1 1 -1dir,1dlf 1 1 -1cjz,1dlg 1 1 -1ck0,1dlh 1 1 -1ck1",
  ",1dli 1 1 -1cjs,1dlj 1 1 -1ck3,1ef5 q 1 -w,1fe0 14 1 -14,1fiw 10 1 -14,1fo7 b 1 -13,1foj f 1 -13,1foz 7 1 -13,",
  "1fp7 2 1 -13,1h34 1f 1 -1s,1jgg w 1 -w,20dc w 1 -w,2oma y 1 -y",
].join("");

/** Lower-case letters that share an upper case: a letter and the others it equals when case is ignored. */
export const EXTRA_CASES: string = [
  "2x 8h,37 an,51 qk,8h 2x,an 37,n9 qh 69q,pc 6ab,q8 6ar,qa r4,qd s5,qg r5,qh n9 69q,qi s0,qk 51,qo ra,qp s1,qq q",
  "r,qr qq,qu r9,r4 qa,r5 qg,r9 qu,ra qo,s0 qi,s1 qp,s5 qd,tu 5mo,tw 5mp,u6 5mq,u9 5mr,ua 5ms 5mt,ui 5mu,v7 5mv,5",
  "mo tu,5mp tw,5mq u6,5mr u9,5ms ua 5mt,5mt ua 5ms,5mu ui,5mv v7,5mw wuj,601 61n,61n 601,69q n9 qh,6ab pc,6ar q8",
  ",wuj 5mw,1dl1 1dl2,1dl2 1dl1",
].join("");
